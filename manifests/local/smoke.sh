#!/usr/bin/env bash
# Tries the local verbs on a cluster of its own. ./atoll test runs it inside a network namespace, with a fresh
# ATOLL_HOME. Each check prints a line; the first that fails ends it.
set -euo pipefail

atoll=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/atoll
example=$(dirname "$atoll")/examples/hello.yaml

check() {
  local what=$1
  shift
  if "$@" >"$ATOLL_HOME.out" 2>&1; then
    echo "ok    $what"
  else
    echo "FAIL  $what"
    sed 's/^/      /' "$ATOLL_HOME.out"
    exit 1
  fi
}

# Prints what is left of a cluster outside its home; succeeds if that is nothing.
nothing_left() {
  local left
  left=$(
    # The pattern comes from a file, so that grep does not find itself.
    grep -slF -f <(echo "$ATOLL_HOME/") /proc/[0-9]*/cmdline | while read -r file; do
      { tr '\0' ' ' <"$file"; } 2>/dev/null || true
    done
    ip -o link show | grep -v ' lo:' || true
    ip -4 route show table all | grep -vE 'dev lo|local 127|broadcast 127' || true
    iptables-save | grep -i atoll || true
    grep -F "$ATOLL_HOME" /proc/mounts || true
    find /sys/fs/cgroup -maxdepth 2 -type d -name "$cgroup_parent"
  )
  [[ -z $left ]] || { echo "$left" && false; }
}

workers_run() {
  [[ $("$atoll" ps | grep -c '(ready)') -eq $1 ]] || { "$atoll" ps && false; }
}

stable_pids() {
  [[ $(cat "$ATOLL_HOME"/run/*.pid | sort) = "$1" ]]
}

restarted() {
  [[ $(cat "$ATOLL_HOME/run/$1.pid") != "$2" ]]
}

refuses_a_taken_port() {
  local code=0
  ATOLL_HOME=$ATOLL_HOME-other "$atoll" up || code=$?
  ((code == 2)) && [[ ! -e $ATOLL_HOME-other ]]
}

check "up starts a cluster" "$atoll" up --empty
cgroup_parent=$(sed -n 's/^cgroupParent: //p' "$ATOLL_HOME/config.yaml")
pids=$(cat "$ATOLL_HOME"/run/*.pid | sort)
check "up again changes nothing" "$atoll" up --empty
check "up again starts nothing anew" stable_pids "$pids"
check "env prints exports for etcdctl" bash -c "eval \"\$('$atoll' env)\" && etcdctl get --prefix --keys-only /atoll/"
check "a second cluster in the same place is refused and leaves nothing" refuses_a_taken_port
check "apply --wait brings the example up" "$atoll" apply -f "$example" --wait --timeout 2m
check "ps shows three ready workers" workers_run 3

pid=$(cat "$ATOLL_HOME/run/controller.pid")
kill -KILL "$pid"
check "up starts a killed controller again" "$atoll" up --empty
check "the controller is a new process" restarted controller "$pid"
check "it vouches for the workers" "$atoll" wait hello --timeout 1m
check "the workers are still there" workers_run 3

check "down stops it" "$atoll" down
check "down leaves nothing behind" nothing_left
check "down again is no error" "$atoll" down
check "up brings the application back" "$atoll" up
check "the example is ready again" "$atoll" apply -f "$example" --wait --timeout 2m
check "ps shows three ready workers again" workers_run 3
check "down stops it again" "$atoll" down
check "down leaves nothing behind again" nothing_left
