# ./atoll test: every test, in namespaces and a home of its own, so that a running cluster is never touched. Sourced by
# ./atoll.

verb_test() {
  (($# == 0)) || {
    echo "usage: ./atoll test" >&2
    exit 2
  }
  need_root "atoll test" test
  find_jdk
  find_maven
  # They judge what the agent tells, count requests that fail, and make certificates and requests.
  packages+=(prometheus hey openssl curl)
  package_program+=([prometheus]=promtool [hey]=hey [openssl]=openssl [curl]=curl)
  need_packages
  test_home=$(mktemp -d /tmp/atoll-test.XXXXXX)
  test_netns=${test_home##*/}
  trap clean_test EXIT
  ip netns add "$test_netns"
  nsenter --net=/run/netns/"$test_netns" ip link set lo up

  local failed=()
  run_maven || failed+=("Maven tests")
  inside bash "$local_parts/smoke.sh" || failed+=("local verbs")
  echo
  maven_summary
  if ((${#failed[@]})); then
    echo "FAILED: ${failed[*]}"
    exit 1
  fi
  echo "All tests passed."
}

# A network of its own, with a home of its own; nsenter and not ip netns exec, which would hide the control groups.
inside() {
  nsenter --net=/run/netns/"$test_netns" env -u ATOLL_NODE -u ATOLL_USE_DOCKER -u ATOLL_USE_ETCD -u ATOLL_ENDPOINTS \
    -u DOCKER_HOST -u OVS_RUNDIR ATOLL_HOME="$test_home/home" "$@"
}

# The first run, with one quick test, fetches what Maven needs to test; the second needs no network beyond its own.
run_maven() {
  cd "$ATOLL_CHECKOUT" || return
  mkdir -p target
  echo "building ..."
  if ! mvn -q -Dtest=UsageTest -Dsurefire.failIfNoSpecifiedTests=false package >target/test.log 2>&1 </dev/null; then
    grep ERROR target/test.log | head -40
    return 1
  fi
  echo "running the Maven tests; all they say is in target/test.log ..."
  inside mvn -o --fail-at-end verify 2>&1 </dev/null | tee target/test.log |
    { grep --text --line-buffered -E '^\[[A-Z]+\] +(Tests run:.* in |[A-Za-z]+Test\.|BUILD|Building Atoll)|<<< ' || true; }
  return "${PIPESTATUS[0]}"
}

maven_summary() {
  local run=0 failures=0 errors=0 skipped=0 numbers
  while read -r -a numbers; do
    run=$((run + numbers[0])) failures=$((failures + numbers[1]))
    errors=$((errors + numbers[2])) skipped=$((skipped + numbers[3]))
  done < <(sed -n 's/^\[[A-Z]*\] Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\)$/\1 \2 \3 \4/p' \
    "$ATOLL_CHECKOUT/target/test.log")
  echo "Maven tests: $run run, $failures failed, $errors with errors, $skipped skipped"
}

clean_test() {
  if [[ -e $test_home/home/config.yaml ]]; then
    inside "$ATOLL_CHECKOUT/atoll" down >/dev/null 2>&1 || true
  fi
  ip netns del "$test_netns" 2>/dev/null || true
  rm -rf "$test_home"
}
