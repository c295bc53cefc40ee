# The programs of a local cluster: how each starts, and how one sees that it is ready. Sourced by ./atoll.

start_etcd() {
  [[ ${ATOLL_USE_ETCD:-} ]] && return
  is_running etcd && return
  launch etcd etcd --name "$node" --data-dir "$ATOLL_HOME/etcd" --enable-v2=false \
    --listen-client-urls "$endpoints" --advertise-client-urls "$endpoints" \
    --listen-peer-urls "http://127.0.0.1:$((etcd_port + 1))" \
    --initial-advertise-peer-urls "http://127.0.0.1:$((etcd_port + 1))" \
    --initial-cluster "$node=http://127.0.0.1:$((etcd_port + 1))" \
    --auto-compaction-mode periodic --auto-compaction-retention 5m --quota-backend-bytes 8589934592 \
    --logger zap --log-outputs stderr --log-level warn
}

await_etcd() {
  if [[ ${ATOLL_USE_ETCD:-} ]]; then
    etcd_answers || missing "no etcd answers at ATOLL_USE_ETCD=$endpoints"
    progress etcd "using $endpoints"
  else
    await etcd 30 etcd_answers
  fi
}

etcd_answers() {
  etcd_client get --keys-only /atoll/cluster
}

# By the environment alone, since etcdctl refuses an option beside its variable.
etcd_client() {
  ETCDCTL_API=3 ETCDCTL_ENDPOINTS=$endpoints etcdctl --command-timeout=2s "$@"
}

# Apart from dockerd, so that the end of one does not take the other along.
start_containerd() {
  [[ ${ATOLL_USE_DOCKER:-} ]] && return
  is_running containerd && return
  rm -f "$docker_dir/containerd.sock" "$docker_dir/containerd.sock.ttrpc"
  cat >"$docker_dir/containerd.toml" <<TOML
version = 2
root = "$docker_dir/containerd"
state = "$docker_dir/containerd-state"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
oom_score = 0
[grpc]
address = "$docker_dir/containerd.sock"
TOML
  launch containerd containerd -c "$docker_dir/containerd.toml" -l warn
}

await_containerd() {
  [[ ${ATOLL_USE_DOCKER:-} ]] && return
  await containerd 30 test -S "$docker_dir/containerd.sock"
}

start_dockerd() {
  [[ ${ATOLL_USE_DOCKER:-} ]] && return
  is_running dockerd && return
  rm -f "$docker_socket" "$docker_dir/docker.pid"
  launch dockerd dockerd --containerd "$docker_dir/containerd.sock" --data-root "$docker_dir/data" \
    --exec-root "$docker_dir/exec" --pidfile "$docker_dir/docker.pid" -H "$docker_host" \
    --bridge=none --iptables=false --ip6tables=false --live-restore --cgroup-parent="/$cgroup_parent" \
    --exec-opt native.cgroupdriver=cgroupfs --log-level warn
}

await_dockerd() {
  if [[ ${ATOLL_USE_DOCKER:-} ]]; then
    docker_answers || missing "no Docker Engine answers at ATOLL_USE_DOCKER=$docker_host"
    progress dockerd "using $docker_host"
  else
    await dockerd 30 docker_answers
  fi
}

docker_answers() {
  docker -H "$docker_host" version --format '{{.Server.Version}}'
}

start_ovsdb() {
  is_running ovsdb-server && return
  [[ -f $ovs_dir/conf.db ]] || ovsdb-tool create "$ovs_dir/conf.db" /usr/share/openvswitch/vswitch.ovsschema
  ovs_env launch ovsdb-server ovsdb-server "$ovs_dir/conf.db" --remote=punix:"$ovs_dir/db.sock" \
    --unixctl="$ovs_dir/ovsdb-server.ctl" --pidfile="$ovs_dir/ovsdb-server.pid" -vconsole:warn
}

await_ovsdb() {
  await ovsdb-server 30 ovs_vsctl --no-wait show
}

# Segmentation offload must be chosen before the switch starts. It makes the user-space datapath many times faster.
start_vswitchd() {
  is_running ovs-vswitchd && return
  modprobe -q openvswitch 2>/dev/null || true
  ovs_vsctl --no-wait init -- set Open_vSwitch . external_ids:system-id="$node" external_ids:hostname="$node" \
    other_config:userspace-tso-enable=true
  ovs_env launch ovs-vswitchd ovs-vswitchd unix:"$ovs_dir/db.sock" --unixctl="$ovs_dir/ovs-vswitchd.ctl" \
    --pidfile="$ovs_dir/ovs-vswitchd.pid" -vconsole:warn
}

# Without --no-wait the call returns when the switch has taken up the change.
await_vswitchd() {
  await ovs-vswitchd 30 ovs_vsctl --timeout=2 set Open_vSwitch . external_ids:system-id="$node"
}

ovs_env() {
  OVS_RUNDIR=$ovs_dir OVS_LOGDIR=$ATOLL_HOME/log OVS_DBDIR=$ovs_dir "$@"
}

ovs_vsctl() {
  ovs-vsctl --db=unix:"$ovs_dir/db.sock" --timeout=10 "$@"
}

# Answers on every gateway, also one that comes later, from the files that the controller writes; asks the host's own
# resolvers for other names. As root, since the home may be closed to all others. --no-hosts: this host's names are its own.
start_dnsmasq() {
  is_running dnsmasq && return
  launch dnsmasq dnsmasq --keep-in-foreground --conf-file=/dev/null --pid-file= --log-facility=- --user=root \
    --group=root --bind-dynamic --interface='atollg*' --except-interface=lo --no-hosts \
    --hostsdir="$ATOLL_HOME/controller/names" --local=/atoll/ --domain-needed --local-ttl=0
}

await_dnsmasq() {
  await dnsmasq 10 dnsmasq_follows
}

# It is ready once it is told of changes in its folder; addresses to answer on come with the first worker.
dnsmasq_follows() {
  local file
  for file in "/proc/$(pid_of dnsmasq)"/fd/*; do
    [[ $(readlink "$file") = *inotify* ]] && return
  done
  return 1
}

# daemon NAME MAIN FLAGS... -- ARGUMENTS...: one of Atoll's own programs from the current build; the flags are of Java.
daemon() {
  local name=$1 main=$2 flags=() build
  shift 2
  while [[ $1 != -- ]]; do
    flags+=("$1")
    shift
  done
  shift
  build=$(readlink "$dist/current")
  MALLOC_ARENA_MAX=2 launch "$name" "$JAVA_HOME/bin/java" "${java_flags[@]}" "${flags[@]}" -Xss512k \
    -XX:ReservedCodeCacheSize=48m -XX:+ExitOnOutOfMemoryError "-Datoll.home=$ATOLL_HOME/" \
    -cp "$(classpath "$build/$name")" "$main" "$@"
}

start_controller() {
  is_running controller && return
  daemon controller io.atoll.controller.ControllerMain -Xms24m -Xmx256m -- --node "$node" --endpoints "$endpoints" \
    --docker "$docker_host" --ovs-rundir "$ovs_dir" --data-dir "$ATOLL_HOME/controller" --address "$(host_address)" \
    --roles manager,node,proxy --http-port "$http_port" --https-port "$https_port" --figures-port "$figures_port" \
    --proxy-run-dir "$ATOLL_HOME/run" --proxy-log "$ATOLL_HOME/log/haproxy.log"
}

await_controller() {
  await controller 60 controller_answers
  local held
  held=$(held_reason)
  [[ -z $held ]] || {
    printf 'atoll: the cluster runs on, but %s\n' "$held" >&2
    exit 1
  }
}

# The controller has started it, or found it running.
await_haproxy() {
  await haproxy 30 http_answers "$http_port"
}

# Whatever the answer is.
http_answers() {
  [[ $(http_head "$1") = HTTP/* ]]
}

# Well, or held until a person decides: then waiting does not help.
controller_answers() {
  http_ok "$metrics_port" /healthz || [[ $(held_reason) ]]
}

held_reason() {
  local line
  while read -r line; do
    [[ $line = held:*"atoll cluster adopt"* ]] && echo "$line"
  done < <(http_body "$metrics_port" /healthz)
  return 0
}

start_agent() {
  is_running agent && return
  rm -f "$ATOLL_HOME/agent/token"
  # Little outlives a round of measuring, and little is worth compiling that is done once in two seconds.
  daemon agent io.atoll.agent.AgentMain -Xms12m -Xmn3m -Xmx48m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 \
    -XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=10000 -XX:CompileThresholdScaling=3 -- \
    --node "$node" --endpoints "$endpoints" \
    --docker-cgroup-parent "$cgroup_parent" --docker "$docker_host" --data-dir "$ATOLL_HOME/agent" \
    --listen "127.0.0.1:$agent_port" --proxy-socket "$ATOLL_HOME/run/haproxy.sock" \
    --proxy-log "$ATOLL_HOME/log/haproxy.log"
}

await_agent() {
  await agent 60 agent_is_present
}

# Not one that died: its presence outlives it by the time of its lease, but has another token.
agent_is_present() {
  local token
  token=$(cat "$ATOLL_HOME/agent/token" 2>/dev/null) &&
    [[ $token && $(etcd_client get --print-value-only "/atoll/agents/$node") = *"$token"* ]]
}

# The address by which other hosts would reach this one.
host_address() {
  local address
  address=$(ip -4 -o route get 198.51.100.1 2>/dev/null | sed -n 's/.* src \([0-9.]*\).*/\1/p')
  echo "${address:-127.0.0.1}"
}
