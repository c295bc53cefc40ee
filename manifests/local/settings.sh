# What the local cluster of ATOLL_HOME is made of. The environment decides at `up`, which writes config.yaml; other
# verbs and commands read it there. Sourced by ./atoll.

config=$ATOLL_HOME/config.yaml
ovs_dir=$ATOLL_HOME/ovs
docker_dir=$ATOLL_HOME/docker
docker_socket=$docker_dir/docker.sock

# The value of a top-level key of config.yaml; nothing if there is none.
configured() {
  local key value
  [[ -r $config ]] || return 0
  while read -r key value; do
    [[ $key = "$1:" ]] && echo "$value"
  done <"$config"
  return 0
}

default_node() {
  local name
  name=$(uname -n)
  name=${name%%.*}
  name=${name,,}
  name=${name//[!a-z0-9-]/-}
  name=${name:0:40}
  [[ $name =~ ^[a-z]([a-z0-9-]*[a-z0-9])?$ ]] || name=local
  echo "$name"
}

read_settings() {
  etcd_port=${ATOLL_ETCD_PORT:-12379}
  metrics_port=${ATOLL_METRICS_PORT:-9471}
  agent_port=${ATOLL_AGENT_PORT:-9470}
  http_port=${ATOLL_HTTP_PORT:-8080}
  https_port=${ATOLL_HTTPS_PORT:-8443}
  figures_port=${ATOLL_FIGURES_PORT:-9472}
  node=${ATOLL_NODE:-$(configured node)}
  node=${node:-$(default_node)}
  endpoints=${ATOLL_USE_ETCD:-http://127.0.0.1:$etcd_port}
  docker_host=${ATOLL_USE_DOCKER:-unix://$docker_socket}
  if [[ ${ATOLL_USE_DOCKER:-} ]]; then
    cgroup_parent=docker
  else
    cgroup_parent=atoll-$(cksum <<<"$ATOLL_HOME" | cut -d' ' -f1)
  fi
}

# As `up` left them, for the verbs that look at a cluster which exists.
read_written_settings() {
  read_settings
  [[ -r $config ]] || return 0
  node=$(configured node)
  endpoints=$(configured endpoints)
  docker_host=$(configured docker)
  cgroup_parent=$(configured cgroupParent)
  metrics_port=$(configured metricsPort)
  agent_port=$(configured agentPort)
  http_port=$(configured httpPort)
  https_port=$(configured httpsPort)
  figures_port=$(configured figuresPort)
}

write_settings() {
  cat >"$config.new" <<YAML
# The cluster on this machine, written by: atoll up
endpoints: $endpoints
node: $node
docker: $docker_host
ovs: $ovs_dir
cgroupParent: $cgroup_parent
metricsPort: $metrics_port
agentPort: $agent_port
httpPort: $http_port
httpsPort: $https_port
figuresPort: $figures_port
YAML
  mv "$config.new" "$config"
}
