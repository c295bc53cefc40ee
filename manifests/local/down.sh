# ./atoll down: stops the local cluster and takes away all of it that is not a file under ATOLL_HOME. What users applied
# (etcd) and the images stay there, so that the next `up` brings the same applications back. Sourced by ./atoll.

verb_down() {
  (($# == 0)) || {
    echo "usage: ./atoll down" >&2
    exit 2
  }
  need_root "atoll down" down
  if [[ ! -r $config ]]; then
    echo "no local cluster in $ATOLL_HOME"
    return
  fi
  read_written_settings
  mkdir -p "$ATOLL_HOME/run"
  (
    flock 8
    halt agent
    halt controller
    halt haproxy
    remove_containers
    halt dnsmasq
    remove_network
    halt ovs-vswitchd
    halt ovsdb-server
    halt dockerd 20
    end_shims
    halt containerd
    halt etcd
    remove_mounts
    remove_cgroups
  ) 8>"$ATOLL_HOME/run/lock"
  echo "Stopped. What was applied and the images are kept; ./atoll up brings them back."
}

# In an engine of our own that is every container, in a shared one what carries this cluster's id.
remove_containers() {
  local filter=() ids id
  if [[ $docker_host != "unix://$docker_socket" ]]; then
    id=$(sed -n 's/^id: *//p' "$ATOLL_HOME/controller/cluster.yaml" 2>/dev/null)
    [[ $id ]] || return 0
    filter=(--filter "label=atoll.cluster=$id")
  fi
  mapfile -t ids < <(timeout 20 docker -H "$docker_host" ps -aq "${filter[@]}" 2>/dev/null)
  ((${#ids[@]})) || return 0
  timeout 120 docker -H "$docker_host" rm -f "${ids[@]}" >/dev/null 2>&1 || true
  progress containers "removed ${#ids[@]}"
}

remove_network() {
  local build
  build=$(readlink "$dist/current" || true)
  if [[ $build ]] && find_jdk && clean_with_java "$build" >>"$ATOLL_HOME/log/cleanup.log" 2>&1; then
    return
  fi
  clean_with_shell
}

clean_with_java() {
  "$JAVA_HOME/bin/java" "${java_flags[@]}" -cp "$(classpath "$1/controller")" \
    io.atoll.controller.node.network.NetworkCleanup --ovs-rundir "$ovs_dir"
}

# The same where there is no build to run: links by their names, routes by their protocol, rules by their chains.
clean_with_shell() {
  local link
  if is_running ovs-vswitchd; then
    ovs_vsctl --if-exists del-br atoll0 || true
  fi
  ip -4 route flush table main proto 97 2>/dev/null || true
  for link in $(ip -o link show | sed -n 's/^[0-9]*: \(atoll[0gvx][0-9a-f]*\)[@:].*/\1/p'); do
    ip link del "$link" 2>/dev/null || true
  done
  remove_chain filter FORWARD ATOLL-FORWARD
  remove_chain nat POSTROUTING ATOLL-POSTROUTING
}

remove_chain() {
  while iptables -w 5 -t "$1" -D "$2" -j "$3" 2>/dev/null; do :; done
  if iptables -w 5 -t "$1" -F "$3" 2>/dev/null; then
    iptables -w 5 -t "$1" -X "$3"
  fi
}

# Shims outlive dockerd and containerd on purpose; those that are left belong to containers that could not be removed.
end_shims() {
  local folder pid
  for folder in /proc/[0-9]*; do
    pid=${folder#/proc/}
    [[ $(command_line "$pid") = *containerd-shim*"-address $docker_dir/containerd.sock"* ]] || continue
    pkill -KILL -P "$pid" || true
    kill -KILL "$pid" 2>/dev/null || true
  done
}

remove_mounts() {
  local path
  while read -r _ path _; do
    [[ $path = "$ATOLL_HOME"/* ]] && umount -l "$path"
  done < <(sort -r -k2 /proc/mounts)
  return 0
}

remove_cgroups() {
  local folder
  [[ $cgroup_parent = atoll-* ]] || return 0
  for folder in /sys/fs/cgroup/"$cgroup_parent" /sys/fs/cgroup/*/"$cgroup_parent"; do
    [[ -d $folder ]] && find "$folder" -depth -type d -exec rmdir {} + 2>/dev/null
  done
  return 0
}
