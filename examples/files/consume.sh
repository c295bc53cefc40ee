#!/bin/sh
# Eats what stands in /spool, and keeps the last lines and a count for the web page.
mkdir -p /tmp/www
eaten=0
httpd -p 8080 -h /tmp/www
while true; do
  for file in /spool/*; do
    [ -f "$file" ] || continue
    mv "$file" /tmp/eating 2>/dev/null || continue   # another consumer was faster
    eaten=$((eaten + 1))
    echo "eaten $eaten, last: $(cat /tmp/eating)" | tee /tmp/www/index.html
    rm /tmp/eating
  done
  sleep 0.2
done
