package io.atoll.testbed.simulation.world;

import io.atoll.controller.runtime.Steppable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives each part of each process a chance, in a new random order each round; a round takes a
 * millisecond, and one in which nobody has anything to do moves on to the next moment at which
 * somebody has.
 */
public final class Scheduler {
  private static final Duration LONGEST = Duration.ofMillis(250);
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration SKIPPED = Duration.ofMillis(20);

  private final World world;
  private double laziness;

  /** Something that may move; says whether it did. */
  @FunctionalInterface
  private interface Move {
    boolean make();
  }

  Scheduler(World world) {
    this.world = world;
  }

  /** How often a part is passed over although it may have work, from 0 to under 1. */
  public void laziness(double share) {
    laziness = share;
  }

  /** One round, and no further in time than {@code end}. */
  public void round(Duration end) {
    world.live();
    List<Move> moves = new ArrayList<>();
    world.controllers().stream().filter(it -> !it.paused()).forEach(it -> addMoves(it, moves));
    world.agents().forEach(agent -> agent.parts().forEach(part -> moves.add(() -> step(part))));
    Collections.shuffle(moves, world.random());
    boolean worked = false;
    boolean skipped = false;
    for (Move move : moves) {
      if (laziness > 0 && world.random().nextDouble() < laziness) {
        skipped = true;
      } else if (move.make()) {
        worked = true;
        world.look();
      }
    }
    if (worked) {
      world.clock().advance(SHORTEST);
    } else {
      advance(end, skipped);
    }
  }

  private void addMoves(ControllerProcess process, List<Move> moves) {
    process.parts().forEach(part -> moves.add(() -> step(process, part)));
    moves.add(() -> deliver(process));
  }

  private boolean step(ControllerProcess process, Steppable part) {
    if (process.dead() || process.paused() || process.pacing().rests(part)) {
      return false;
    }
    try {
      boolean worked = process.step(part);
      process.pacing().lived(part);
      process.stepped(part, worked);
      if (worked) {
        world.trace().say(process + " " + part.name());
      }
      return worked;
    } catch (ProcessDied e) {
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts here", e);
    } catch (RuntimeException e) {
      world.trace().say(process + " " + part.name() + " threw " + e);
      process.pacing().died(part);
      return true;
    }
  }

  private static boolean step(Steppable partOfAgent) {
    try {
      return partOfAgent.step();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts here", e);
    }
  }

  private boolean deliver(ControllerProcess process) {
    if (process.dead() || process.paused()) {
      return false;
    }
    boolean delivered = false;
    int most = 1 + world.random().nextInt(8);
    for (int i = 0; i < most; i++) {
      delivered |= process.client().deliveries().deliverOne(world.random()::nextInt);
    }
    return delivered;
  }

  private void advance(Duration end, boolean skipped) {
    Duration now = world.clock().uptime();
    Duration next =
        skipped
            ? now.plus(SKIPPED)
            : wakes().filter(it -> it.compareTo(now) > 0).min(Duration::compareTo).orElse(end);
    Duration most = now.plus(LONGEST);
    Duration target = Stream.of(next, most, end).min(Duration::compareTo).orElseThrow();
    world.clock().advanceTo(target);
    world.truth().tick();
  }

  private Stream<Duration> wakes() {
    Stream<Duration> controllers =
        world.controllers().stream()
            .filter(it -> !it.paused())
            .flatMap(it ->
                it.parts().stream()
                    .flatMap(part ->
                        part.nextWake().map(wake -> it.pacing().until(part, wake)).stream()));
    return Stream.concat(
        controllers,
        world.agents().stream()
            .flatMap(it -> it.parts().stream())
            .flatMap(it -> it.nextWake().stream()));
  }
}
