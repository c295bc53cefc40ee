/* Says hello for ever. Build it without libraries of the host, since the image has none:
 *   cc -static -O2 -o examples/files/greet examples/files/greet.c
 */
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv) {
  for (unsigned long n = 1;; n++) {
    printf("hello %s, %lu\n", argc > 1 ? argv[1] : "you", n);
    fflush(stdout);
    sleep(5);
  }
}
