# Builds the images of the examples from this machine's own files, since a registry may be out of reach. Sourced by ./atoll.

# Their contexts are folders of examples/images.
example_images='hello work'

build_example_images() {
  local name
  for name in $example_images; do
    docker -H "$docker_host" image inspect "atoll/$name:1" >/dev/null 2>&1 || build_example_image "$name"
  done
}

build_example_image() {
  local name=$1 context log=$ATOLL_HOME/log/image.log
  context=$(mktemp -d)
  cp -r "$ATOLL_CHECKOUT/examples/images/$name/." "$context"
  cp "$(type -P busybox)" "$context/busybox"
  [ "$name" != work ] || copy_perl "$context/perl"
  if ! DOCKER_BUILDKIT=0 docker -H "$docker_host" build --network none -t "atoll/$name:1" "$context" >"$log" 2>&1; then
    rm -rf "$context"
    tail -n 8 "$log" >&2
    echo "atoll: the example image atoll/$name:1 could not be built; see $log" >&2
    exit 1
  fi
  rm -rf "$context"
  progress image "atoll/$name:1 built"
}

# perl-base, which every Debian and Ubuntu has, with the libraries that it is linked to.
copy_perl() {
  local file
  { dpkg -L perl-base | grep -E '/perl-base/|/bin/perl$'; ldd /usr/bin/perl | grep -o '/[^ ]*'; } | while read -r file; do
    [ -d "$file" ] || { mkdir -p "$1${file%/*}" && cp -L "$file" "$1$file"; }
  done
}
