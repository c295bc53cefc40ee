#!/usr/bin/env bash
# Runs one of the testbed's measuring programs in a network namespace and a home of its own, so that a running cluster is
# never touched: manifests/local/bench.sh OneHostBenchmark, JoinBenchmark [OTHER_WORKERS],
# AgentBenchmark [WORKERS [SECONDS]] or traffic.TrafficBenchmark [PART...]. Measure on a quiet machine.
set -euo pipefail

ATOLL_CHECKOUT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
export PATH=$PATH:/usr/sbin:/sbin
# shellcheck source=manifests/local/java.sh
. "$ATOLL_CHECKOUT/manifests/local/java.sh"

(($#)) || {
  echo "usage: manifests/local/bench.sh OneHostBenchmark|JoinBenchmark|AgentBenchmark|traffic.TrafficBenchmark [ARGUMENT...]" >&2
  exit 2
}
((EUID == 0)) || missing "benchmarks need root, for network devices and containers."
program=$1
shift
find_jdk
find_maven
ensure_built
cd "$ATOLL_CHECKOUT"
mkdir -p target
mvn -q -pl testbed -am compile dependency:build-classpath -Dmdep.outputFile="$ATOLL_CHECKOUT/target/bench.classpath" \
  >target/bench.log 2>&1 || {
  grep ERROR target/bench.log >&2
  exit 1
}

namespace=atoll-bench-$$
ip netns add "$namespace"
trap 'ip netns del "$namespace"' EXIT
nsenter --net=/run/netns/"$namespace" ip link set lo up
nsenter --net=/run/netns/"$namespace" env -u ATOLL_NODE -u ATOLL_USE_DOCKER -u ATOLL_USE_ETCD -u ATOLL_ENDPOINTS \
  "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
  -cp "testbed/target/classes:$(cat target/bench.classpath)" "io.atoll.testbed.bench.$program" "$@"
