# Finds a JDK, builds what is missing or stale, and runs Java programs from the last build. Sourced by ./atoll.

dist=$ATOLL_CHECKOUT/target/dist
java_flags=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow
  --enable-native-access=ALL-UNNAMED)
# Of a short command. Each of them saves start-up time; options about modules would cost it, by turning off part of
# the cache. Without the limit a command that runs for long, as logs -f, lets gigabytes of garbage pile up.
command_flags=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx192m -XX:-UsePerfData
  -Djdk.reflect.useNativeAccessorOnly=true)

# Says what is missing and what to type, and stops before anything is changed.
missing() {
  printf 'atoll: %s\n' "$@" >&2
  exit 2
}

# True if the folder holds a JDK of version 25 or newer.
is_new_jdk() {
  local line version
  [[ -x $1/bin/javac && -r $1/release ]] || return 1
  while read -r line; do
    [[ $line = JAVA_VERSION=* ]] || continue
    version=${line#JAVA_VERSION=\"}
    version=${version%%[!0-9]*}
    ((version >= 25)) && return 0
  done <"$1/release"
  return 1
}

find_jdk() {
  local folder
  for folder in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "${HOME:-/root}"/.sdkman/candidates/java/* \
    "${HOME:-/root}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [[ -n $folder ]] && is_new_jdk "$folder"; then
      export JAVA_HOME=$folder
      return
    fi
  done
  missing "a JDK of version 25 or newer is needed, and neither JAVA_HOME nor the usual folders hold one." \
    "On Debian 13 or Ubuntu 25.10 and newer: apt-get install -y openjdk-25-jdk-headless" \
    "Elsewhere: unpack one from https://adoptium.net/temurin/releases/?version=25 and export JAVA_HOME=its folder"
}

find_maven() {
  command -v mvn >/dev/null || missing "Maven is needed to build. Type: apt-get install -y maven"
}

# Folders are looked at too, so that a deleted source file counts as a change.
is_stale() {
  [[ -e $dist/current/stamp ]] || return 0
  cd "$ATOLL_CHECKOUT" || return
  [[ -n $(find pom.xml {api-model,controller,agent,cli}/pom.xml {api-model,controller,agent,cli}/src/main \
    -newer "$dist/current/stamp" -print -quit 2>/dev/null) ]]
}

ensure_built() {
  find_jdk
  if (is_stale); then
    find_maven
    mkdir -p "$dist"
    (
      flock -n 9 || {
        echo "atoll: another ./atoll builds here; waiting for it ..." >&2
        flock 9
      }
      if is_stale; then build; fi
    ) 9>"$dist/lock"
  fi
}

build() {
  local began
  began=$(mktemp "$dist/began.XXXXXX")
  echo "atoll: building; on a new machine that takes some minutes (log: target/dist/build.log)" >&2
  if ! maven_package; then
    rm -f "$began"
    echo "atoll: the build failed" >&2
    exit 1
  fi
  assemble "$began"
}

# Offline if the artifacts are at hand, which is much quicker; else with the network.
maven_package() {
  local log=$dist/build.log
  cd "$ATOLL_CHECKOUT" || return
  rm -rf {cli,agent,controller}/target/lib
  if logged "$log" -o; then return; fi
  if grep -qE 'offline mode|has not been downloaded from it before|could not be resolved' "$log"; then
    echo "atoll: fetching the libraries that are missing" >&2
    logged "$log" && return
  fi
  grep -E 'ERROR|WARN' "$log" >&2 || cat "$log" >&2
  return 1
}

# Builds only what the commands run, since whoever types one waits for it, and says which module it is at. Tests and
# format are left out here because ./atoll test checks them.
logged() {
  local log=$1
  shift
  mvn --batch-mode "$@" -pl "cli,agent,controller" -am -Dmaven.test.skip=true -Dspotless.check.skip=true package \
    2>&1 9>&- | tee "$log" | sed -un 's/^\[INFO\] Building atoll-\([a-z-]*\) .*/atoll:   \1/p' >&2
  return "${PIPESTATUS[0]}"
}

# Each build gets a folder of its own, so that daemons which run from an older one never see their jars change.
assemble() {
  local build module
  build=$dist/$(date +%s%N)
  for module in cli agent controller; do
    mkdir -p "$build/$module"
    cp -p "$ATOLL_CHECKOUT/$module/target/lib"/*.jar "$ATOLL_CHECKOUT/$module/target/atoll-$module"-*.jar \
      "$build/$module/"
  done
  "$JAVA_HOME/bin/java" "$ATOLL_CHECKOUT/manifests/local/Preverify.java" "$build"/cli/picocli-*.jar
  mv "$1" "$build/stamp"
  ln -sfn "$build" "$dist/next"
  mv -T "$dist/next" "$dist/current"
  remove_old_builds "$build"
  (train "$build" >/dev/null 2>&1 </dev/null 9>&- &)
}

remove_old_builds() {
  local old
  for old in "$dist"/[0-9]*; do
    [[ $old = "$1" ]] && continue
    grep -qsF "$old/" /proc/[0-9]*/cmdline && continue
    rm -rf "$old"
  done
}

# Records what usual commands load and link, which spares later ones most of their start-up time. It goes on in the
# background; commands that come before its end run without.
train() {
  local build=$1
  "$JAVA_HOME/bin/java" "${command_flags[@]}" -XX:AOTCacheOutput="$build/cli.aot.new" \
    -cp "$(classpath "$build/cli")" io.atoll.cli.training.Training "$ATOLL_CHECKOUT/docs/key-layout.md" \
    "$ATOLL_CHECKOUT"/examples/hello.yaml
  rm -f "$build/cli.aot.new.config"
  mv "$build/cli.aot.new" "$build/cli.aot"
}

classpath() {
  local jars=("$1"/*.jar) IFS=:
  echo "${jars[*]}"
}

run_command() {
  local build flags=("${command_flags[@]}") terminal=false
  [[ -t 0 && -t 1 ]] && terminal=true
  build=$(readlink "$dist/current")
  [[ -e $build/cli.aot ]] && flags+=(-XX:AOTCache="$build/cli.aot")
  exec "$JAVA_HOME/bin/java" "${flags[@]}" -Datoll.terminal=$terminal -cp "$(classpath "$build/cli")" \
    io.atoll.cli.Atoll "$@"
}
