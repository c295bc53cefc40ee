package io.atoll.testbed.simulation.world;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Carries out what befalls a process in the middle of a step. */
public final class Misfortune {
  private static final int LONGEST_STALL_SECONDS = 12;

  private final World world;
  private Interference interference = Interference.NONE;
  private boolean stalling;

  Misfortune(World world) {
    this.world = world;
  }

  public void comesFrom(Interference source) {
    interference = source;
  }

  void befall(ControllerProcess process, String call) {
    switch (interference.at(process, call)) {
      case GO_ON -> {}
      case DIE -> die(process, call);
      case STALL -> stall(process, call);
    }
  }

  private void die(ControllerProcess process, String call) {
    world.trace().say(process + " dies at " + call);
    world.killController(process.host());
    throw new ProcessDied();
  }

  /** One stands still at a time: the others do not fall asleep inside its sleep. */
  private void stall(ControllerProcess process, String call) {
    if (stalling) {
      return;
    }
    stalling = true;
    boolean before = process.paused();
    process.paused(true);
    world.trace().say(process + " stalls at " + call);
    Duration time = Duration.ofSeconds(1 + world.random().nextInt(LONGEST_STALL_SECONDS));
    try {
      onAnotherThread(() -> world.runFor(time));
    } finally {
      stalling = false;
      process.paused(before);
    }
    world.trace().say(process + " goes on at " + call);
    if (process.dead()) {
      throw new ProcessDied();
    }
  }

  /** So that nothing bound to the stalled step's thread is taken for the others'. */
  private static void onAnotherThread(Runnable run) {
    var failure = new AtomicReference<Throwable>();
    Thread thread =
        Thread.ofVirtual().uncaughtExceptionHandler((t, e) -> failure.set(e)).start(run);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while others ran", e);
    }
    switch (failure.get()) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
