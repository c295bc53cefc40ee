package io.atoll.agent.sampling.host;

/** Time in which tasks of the host could not go on for want of something (PSI). */
public enum Stall {
  /** Some task waited for a processor. */
  CPU_WAITING("cpu", "some"),
  /** Some task waited for memory. */
  MEMORY_WAITING("memory", "some"),
  /** All tasks that had something to do waited for memory. */
  MEMORY_STALLED("memory", "full"),
  /** Some task waited for a disk. */
  IO_WAITING("io", "some"),
  /** All tasks that had something to do waited for a disk. */
  IO_STALLED("io", "full");

  private final String resource;
  private final String line;

  Stall(String resource, String line) {
    this.resource = resource;
    this.line = line;
  }

  /** What was wanted, which is also the kernel's file: {@code cpu}, {@code memory}, {@code io}. */
  public String resource() {
    return resource;
  }

  /** Whether it counts when some task waits, not only when all do. */
  public boolean isOfSome() {
    return line.equals("some");
  }

  String line() {
    return line;
  }
}
