# Builds the image of the examples from nothing but busybox, since a registry may be out of reach. Sourced by ./atoll.

example_image=atoll/hello:1

build_example_image() {
  local context log
  docker -H "$docker_host" image inspect "$example_image" >/dev/null 2>&1 && return
  context=$(mktemp -d)
  cp -r "$ATOLL_CHECKOUT/examples/images/hello/." "$context"
  cp "$(type -P busybox)" "$context/busybox"
  log=$ATOLL_HOME/log/image.log
  if ! DOCKER_BUILDKIT=0 docker -H "$docker_host" build --network none -t "$example_image" "$context" >"$log" 2>&1; then
    rm -rf "$context"
    tail -n 8 "$log" >&2
    echo "atoll: the example image could not be built; see $log" >&2
    exit 1
  fi
  rm -rf "$context"
  progress image "$example_image built"
}
