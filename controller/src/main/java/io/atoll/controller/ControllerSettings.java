package io.atoll.controller;

import com.google.common.collect.ImmutableList;
import io.atoll.api.store.etcd.EtcdOptions;
import io.atoll.api.value.Ipv4;
import io.atoll.controller.manager.folder.FolderSettings;
import io.atoll.controller.proxy.haproxy.HaproxySettings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one run of the controller was told. */
record ControllerSettings(
    String node,
    EtcdOptions etcd,
    URI docker,
    Path ovsRunDirectory,
    Path dataDirectory,
    Ipv4 address,
    List<Role> roles,
    InetSocketAddress status,
    @Nullable FolderSettings folder,
    HaproxySettings proxy) {
  ControllerSettings {
    roles = ImmutableList.copyOf(roles);
  }
}
