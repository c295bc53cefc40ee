#!/bin/sh
# Answers every request for / with who answered and what was asked.
printf 'Content-Type: text/plain\r\n\r\n'
echo "hello from $(hostname)"
echo "${REQUEST_METHOD:-GET} ${REQUEST_URI:-/} from ${REMOTE_ADDR:-nobody}"
