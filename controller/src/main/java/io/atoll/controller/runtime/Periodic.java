package io.atoll.controller.runtime;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.Optional;

/**
 * Does a task at once and then at an interval, counted from the end of each run. A failing task is
 * the shell's to report and to try again. One thread steps it.
 */
public final class Periodic implements Steppable {

  /** What is to be done. */
  @FunctionalInterface
  public interface Task {
    void run() throws InterruptedException;
  }

  private final String name;
  private final Clock clock;
  private final Duration interval;
  private final Task task;
  private final Signal signal = new Signal();

  @GuardedBy("this")
  private Duration due;

  public Periodic(String name, Clock clock, Duration interval, Task task) {
    this.name = name;
    this.clock = clock;
    this.interval = interval;
    this.task = task;
    this.due = clock.uptime();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean step() throws InterruptedException {
    if (clock.uptime().compareTo(nextRun()) < 0) {
      return false;
    }
    task.run();
    setNextRun(clock.uptime().plus(interval));
    return true;
  }

  /** Runs the task at the next step instead of when the interval is over. */
  public void soon() {
    setNextRun(clock.uptime());
    signal.raise();
  }

  @Override
  public Optional<Duration> nextWake() {
    return Optional.of(nextRun());
  }

  @Override
  public Signal signal() {
    return signal;
  }

  private synchronized Duration nextRun() {
    return due;
  }

  private synchronized void setNextRun(Duration moment) {
    due = moment;
  }
}
