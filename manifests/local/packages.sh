# The programs of the distribution that a local cluster is made of. Sourced by ./atoll.

packages=(docker.io openvswitch-switch etcd-server etcd-client iproute2 iptables ethtool busybox-static
  dnsmasq-base haproxy)
declare -gA package_program=([docker.io]=dockerd [openvswitch-switch]=ovs-vswitchd [etcd-server]=etcd
  [etcd-client]=etcdctl [iproute2]=ip [iptables]=iptables [ethtool]=ethtool [busybox-static]=busybox
  [dnsmasq-base]=dnsmasq [haproxy]=haproxy)

missing_packages() {
  local package
  for package in "${packages[@]}"; do
    type -P "${package_program[$package]}" >/dev/null || echo "$package"
  done
}

need_root() {
  ((EUID == 0)) || missing "$1 needs root, for network devices and containers. Type: sudo -E $0 $2"
}

need_packages() {
  local lacking
  mapfile -t lacking < <(missing_packages)
  ((${#lacking[@]})) || return 0
  if ! command -v apt-get >/dev/null; then
    missing "these programs of the distribution are missing: $(programs_of "${lacking[@]}")" \
      "On this system Atoll cannot install them by itself. Install the packages that hold them and try again."
  fi
  echo "installing ${lacking[*]} ..."
  install_packages "${lacking[@]}"
  mapfile -t lacking < <(missing_packages)
  ((${#lacking[@]} == 0)) || missing "still missing after the install: $(programs_of "${lacking[@]}")"
}

programs_of() {
  local package names=()
  for package in "$@"; do names+=("${package_program[$package]}"); done
  echo "${names[*]}"
}

# Installs without starting the services that the packages bring: Atoll runs instances of its own.
install_packages() {
  local log policy=/usr/sbin/policy-rc.d own=
  log=$(mktemp)
  if [[ ! -e $policy ]]; then
    own=1
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
    >"$log" 2>&1 </dev/null; then
    [[ $own ]] && rm -f "$policy"
    tail -n 20 "$log" >&2
    rm -f "$log"
    missing "the packages could not be installed. Type: apt-get update && apt-get install -y --no-install-recommends $*"
  fi
  [[ $own ]] && rm -f "$policy"
  rm -f "$log"
  leave_services_off "$@"
}

# What was there before keeps its services as they are.
leave_services_off() {
  local package units=()
  [[ -d /run/systemd/system ]] || return 0
  for package in "$@"; do
    case $package in
      docker.io) units+=(docker.socket docker.service) ;;
      etcd-server) units+=(etcd.service) ;;
      prometheus) units+=(prometheus.service) ;;
      haproxy) units+=(haproxy.service) ;;
      openvswitch-switch) units+=(openvswitch-switch.service) ;;
    esac
  done
  ((${#units[@]})) || return 0
  systemctl disable --now --quiet "${units[@]}" 2>/dev/null || true
}
