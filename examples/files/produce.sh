#!/bin/sh
# Writes a small file a second into /spool. A name that begins with a dot is not complete yet.
n=0
while true; do
  n=$((n + 1))
  echo "$n from $(hostname)" > "/spool/.$(hostname)-$n"
  mv "/spool/.$(hostname)-$n" "/spool/$(hostname)-$n"
  sleep 1
done
