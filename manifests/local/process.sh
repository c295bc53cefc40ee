# Starts, watches and ends background programs, each with run/NAME.pid and log/NAME.log in ATOLL_HOME. Sourced by ./atoll.

pid_of() {
  local pid=
  [[ -r $ATOLL_HOME/run/$1.pid ]] && read -r pid <"$ATOLL_HOME/run/$1.pid"
  echo "$pid"
}

# With blanks between the arguments; empty if there is no such process.
command_line() {
  { tr '\0' ' ' <"/proc/$1/cmdline"; } 2>/dev/null || true
}

# True if the process that the pid file names lives and is the one that was started: a pid is soon used again by
# something else, and a process that only waits to be collected is dead.
is_running() {
  local pid line='' look
  pid=$(pid_of "$1")
  # One that is just becoming another program, or ends, has no command line for a moment: longer on a busy machine.
  for ((look = 0; look < 100; look++)); do
    is_alive "$pid" || return 1
    line=$(command_line "$pid")
    [[ $line ]] && break
    sleep 0.01
  done
  [[ $line = *"$1"* && $line = *"$ATOLL_HOME/"* ]]
}

is_alive() {
  local line
  [[ $1 && -r /proc/$1/status ]] || return 1
  while read -r line; do
    [[ $line = State:*Z* || $line = State:*X* ]] && return 1
  done < <(cat "/proc/$1/status" 2>/dev/null)
  return 0
}

# launch NAME COMMAND...: starts it in the background, apart from this terminal and from the locks this script holds.
launch() {
  local name=$1
  shift
  setsid "$@" >>"$ATOLL_HOME/log/$name.log" 2>&1 </dev/null 8>&- 9>&- &
  echo $! >"$ATOLL_HOME/run/$name.pid"
  # Until the new process has become the program it looks like this script.
  until is_running "$name" || ! kill -0 $! 2>/dev/null; do sleep 0.005; done
}

# await NAME SECONDS PROBE...: until the probe succeeds; stops everything with the reason if the program ends before.
await() {
  local name=$1 deadline=$((SECONDS + $2)) started=$EPOCHREALTIME
  shift 2
  until "$@" >/dev/null 2>&1 8>&- 9>&-; do
    is_running "$name" || give_up "$name" "ended while it started"
    ((SECONDS < deadline)) || give_up "$name" "is not ready in time"
    sleep 0.05
  done
  progress "$name" "running, pid $(pid_of "$name"), waited $(seconds_since "$started") s"
}

give_up() {
  {
    echo "atoll: $1 $2. The end of $ATOLL_HOME/log/$1.log:"
    tail -n 8 "$ATOLL_HOME/log/$1.log" | sed 's/^/  /'
    echo "Mend the cause and type ./atoll up again: it starts only what does not run."
  } >&2
  exit 1
}

seconds_since() {
  local micros=$((${EPOCHREALTIME//[!0-9]/} - ${1//[!0-9]/}))
  printf '%d.%d' $((micros / 1000000)) $((micros % 1000000 / 100000))
}

progress() {
  printf '%-14s %s\n' "$1" "$2"
}

# halt NAME [SECONDS]: asks it to end, and makes it after that time.
halt() {
  local name=$1 deadline=$((SECONDS + ${2:-10})) pid
  pid=$(pid_of "$name")
  if is_running "$name"; then
    kill -TERM "$pid" 2>/dev/null || true
    while is_running "$name"; do
      ((SECONDS < deadline)) || kill -KILL "$pid" 2>/dev/null || true
      sleep 0.02
    done
    progress "$name" "stopped"
  fi
  rm -f "$ATOLL_HOME/run/$name.pid"
}

# True if something accepts TCP connections there.
port_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# need_port NAME PORT VARIABLE: says who is in the way before anything is started.
need_port() {
  is_running "$1" && return
  # A program that was just killed holds its port until the kernel has taken it apart.
  if port_taken "$2" && sleep 1 && port_taken "$2"; then
    missing "port $2 on 127.0.0.1, which $1 needs, is in use by another program." \
      "Stop that program, or choose another port: $3=PORT ./atoll up"
  fi
}

# http_head PORT: prints the first line of what a GET is answered with.
http_head() {
  local answer
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET / HTTP/1.0\r\n\r\n' >&3
  read -r -t 2 answer <&3
  exec 3>&-
  echo "$answer"
}

# http_ok PORT PATH: true if a GET is answered with 200.
http_ok() {
  local answer
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
  read -r -t 2 answer <&3
  exec 3>&-
  [[ $answer = *" 200"* ]]
}

# http_body PORT PATH: prints what a GET is answered with behind the headers, whatever its status.
http_body() {
  local line
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
  while read -r -t 2 line <&3 && [[ $line != $'\r' ]]; do :; done
  while read -r -t 2 line <&3; do echo "$line"; done
  exec 3>&-
}
