#!/usr/bin/env bash
# Measures what a short command costs beside Docker's own, against the running local cluster: ./atoll up first, on a
# quiet machine. Whole commands as a person types them, from the start of the process to its end, the launcher script
# and etcd's answer included; one of each in turn, RUNS times (15), and of each the median, the least and the most.
set -euo pipefail

checkout=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
runs=${RUNS:-15}
# shellcheck source=/dev/null
eval "$("$checkout/atoll" env)"
example=$checkout/examples/hello.yaml

names=("docker ps" "docker service ls" "atoll version" "atoll get applications" "atoll ps" "atoll apply -f")
run() {
  case $1 in
    "docker ps") docker ps ;;
    "docker service ls") docker --host "unix://$swarm/sock" service ls ;;
    "atoll version") "$checkout/atoll" version ;;
    "atoll get applications") "$checkout/atoll" get applications ;;
    "atoll ps") "$checkout/atoll" ps ;;
    "atoll apply -f") "$checkout/atoll" apply -f "$example" ;;
  esac
}

# The local cluster's dockerd keeps containers alive over its own restart, which Docker does not join with swarms: the
# services are asked of another one, with nothing in it.
swarm=$(mktemp -d /tmp/atoll-startup.XXXXXX)
dockerd --data-root "$swarm/data" --exec-root "$swarm/exec" --pidfile "$swarm/pid" --host "unix://$swarm/sock" \
  --bridge none --iptables=false --cgroup-parent atoll-startup >"$swarm/log" 2>&1 &
dockerd=$!
stop() {
  kill "$dockerd"
  wait "$dockerd" || true
  rm -rf "$swarm"
}
trap stop EXIT
for ((i = 0; i < 100; i++)); do
  docker --host "unix://$swarm/sock" version >/dev/null 2>&1 && break
  read -rt 0.2 <> <(:) || true
done
docker --host "unix://$swarm/sock" swarm init --advertise-addr 127.0.0.1 >/dev/null

# Lets what is built in the background end first, so that it does not disturb.
"$checkout/atoll" version >/dev/null
until [[ -e $checkout/target/dist/current/cli.aot ]]; do read -rt 0.5 <> <(:) || true; done

declare -A times
for ((i = 0; i < runs; i++)); do
  for name in "${names[@]}"; do
    began=${EPOCHREALTIME/./}
    run "$name" >/dev/null
    times[$name]+="$(((${EPOCHREALTIME/./} - began) / 1000)) "
  done
done

printf '%-24s %8s %8s %8s   (ms, %d runs, load %s)\n' COMMAND MEDIAN LEAST MOST "$runs" "$(cut -d' ' -f1 /proc/loadavg)"
for name in "${names[@]}"; do
  mapfile -t sorted < <(tr ' ' '\n' <<<"${times[$name]% }" | sort -n)
  printf '%-24s %8d %8d %8d\n' "$name" "${sorted[runs / 2]}" "${sorted[0]}" "${sorted[runs - 1]}"
done
