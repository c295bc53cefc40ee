# ./atoll up: starts a whole one-host cluster, or what of it does not run. Sourced by ./atoll.

verb_up() {
  local empty=
  while (($#)); do
    case $1 in
      --empty) empty=1 ;;
      *)
        echo "usage: ./atoll up [--empty]     --empty: without the example application" >&2
        exit 2
        ;;
    esac
    shift
  done
  check_requirements
  ensure_built
  mkdir -p "$ATOLL_HOME"/{run,log,etcd,docker,ovs,controller/names,agent}
  chmod 700 "$ATOLL_HOME/etcd" "$ATOLL_HOME/agent"
  (
    flock 8
    start_everything
    [[ $empty ]] || apply_example
  ) 8>"$ATOLL_HOME/run/lock"
  say_what_to_try
}

# All that can be refused is refused here, before anything is changed.
check_requirements() {
  need_root "atoll up" up
  ((${#ATOLL_HOME} <= 70)) || missing "ATOLL_HOME is too long for the sockets in it: $ATOLL_HOME" \
    "Choose a path of at most 70 characters: export ATOLL_HOME=/var/lib/atoll"
  find_jdk
  [[ -e $dist/current/stamp ]] || find_maven
  need_packages
  read_settings
  [[ ${ATOLL_USE_ETCD:-} ]] || {
    need_port etcd "$etcd_port" ATOLL_ETCD_PORT
    need_port etcd "$((etcd_port + 1))" ATOLL_ETCD_PORT
  }
  need_port controller "$metrics_port" ATOLL_METRICS_PORT
  need_port agent "$agent_port" ATOLL_AGENT_PORT
  need_port haproxy "$http_port" ATOLL_HTTP_PORT
  need_port haproxy "$figures_port" ATOLL_FIGURES_PORT
  need_own_bridge
}

# The bridge's name is fixed, so a network namespace has room for one cluster.
need_own_bridge() {
  local folder line
  is_running ovs-vswitchd && return
  for folder in /proc/[0-9]*; do
    line=$(command_line "${folder#/proc/}")
    [[ $line = ovs-vswitchd\ unix:*/ovs/db.sock* ]] || continue
    [[ $(readlink "$folder/ns/net") = "$(readlink /proc/self/ns/net)" ]] || continue
    line=${line#*unix:}
    missing "another local cluster runs on this machine, in ${line%%/ovs/db.sock*}" \
      "Stop it first: ATOLL_HOME=${line%%/ovs/db.sock*} ./atoll down"
  done
}

start_everything() {
  write_settings
  start_etcd
  start_containerd
  start_ovsdb
  await_containerd
  start_dockerd
  await_ovsdb
  start_vswitchd
  start_dnsmasq
  await_vswitchd
  await_dnsmasq
  await_dockerd
  build_example_images
  await_etcd
  start_controller
  start_agent
  await_controller
  await_haproxy
  await_agent
}

# Only the first time: whoever deleted the example does not want it back.
apply_example() {
  [[ $(etcd_client get --prefix --keys-only --limit 1 /atoll/status/application/) ]] && return
  [[ -e $ATOLL_HOME/run/example-applied ]] && return
  (ATOLL_ENDPOINTS=$endpoints run_command apply -f "$ATOLL_CHECKOUT/examples/hello.yaml")
  touch "$ATOLL_HOME/run/example-applied"
}

say_what_to_try() {
  cat <<TEXT

The cluster runs. Try:
  ./atoll ps
  ./atoll apply -f examples/hello.yaml --wait
TEXT
}
