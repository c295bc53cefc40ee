# ./atoll env: prints exports for etcdctl, docker and ovs-vsctl. Sourced by ./atoll.

verb_env() {
  read_written_settings
  cat <<TEXT
export ATOLL_ENDPOINTS=$endpoints
export ETCDCTL_API=3
export ETCDCTL_ENDPOINTS=$endpoints
export DOCKER_HOST=$docker_host
export OVS_RUNDIR=$ovs_dir
TEXT
}
