package io.atoll.controller;

/** What a controller process can do for the cluster; written in lower case. */
enum Role {
  manager,
  node,
  proxy
}
