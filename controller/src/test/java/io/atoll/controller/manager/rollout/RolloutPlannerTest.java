package io.atoll.controller.manager.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.application.Update;
import io.atoll.api.application.Update.OnFailure;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.api.value.CountOrPercent;
import io.atoll.controller.manager.rollout.Steps.Batch;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic, by tables. */
final class RolloutPlannerTest {

  @ParameterizedTest(name = "{0} workers, surge {1}, unavailable {2}: at most {3}, at least {4}")
  @CsvSource({
    "10, 25%, 0, 13, 10",
    "10, 3, 2, 13, 8",
    "1, 25%, 0, 2, 1",
    "4, 25%, 25%, 5, 3",
    "3, 0, 25%, 3, 2",
    "3, 0, 1, 3, 2",
    "2, 100%, 100%, 4, 0",
    "2, 0, 5, 2, 0",
    "0, 25%, 0, 0, 0",
  })
  void surgeRoundsUpAndUnavailableDown(
      int desired, String surge, String unavailable, int most, int least) {
    Budget budget = Budget.of(update(surge, unavailable), desired);
    assertEquals(List.of(most, least), List.of(budget.most(), budget.least()));
  }

  @Test
  void tenWorkersWithSurgeThreeAndTwoUnavailableHoldAtEightOldAndFiveNew() {
    Table table = new Table(10, 10, 0);
    assertEquals("+3 new, -2 old", table.step("3", "2"));
    table.become(8, 3).stopping(2);
    assertEquals("", table.step("3", "2"), "room is taken until two have stopped");
    table.stopping(0);
    assertEquals("+2 new", table.step("3", "2"));
    table.become(8, 5);
    assertEquals("", table.step("3", "2"), "no new one is available");
  }

  @Test
  void scalingUpInTheMiddleIsSharedOutInProportion() {
    Table table = new Table(15, 8, 5).before(10);
    assertEquals("+3 old, +2 new", table.step("3", "2"));
  }

  @Test
  void goesOnAsNewOnesBecomeAvailable() {
    Table table = new Table(10, 8, 5).available(3);
    assertEquals("-3 old", table.step("3", "2"));
  }

  @Test
  void withoutUnavailableEachOldOneWaitsForANewOne() {
    assertEquals("+1 new", new Table(2, 2, 0).step("1", "0"));
    assertEquals("", new Table(2, 2, 1).step("1", "0"));
    assertEquals("-1 old", new Table(2, 2, 1).available(1).step("1", "0"));
    assertEquals("-1 old", new Table(2, 1, 2).available(2).step("1", "0"));
  }

  @Test
  void withoutSurgeOldOnesLeaveFirst() {
    assertEquals("-1 old", new Table(2, 2, 0).step("0", "1"));
    assertEquals("+1 new", new Table(2, 1, 0).step("0", "1"));
    assertEquals("", new Table(2, 1, 1).step("0", "1"));
  }

  @Test
  void brokenOldOnesLeaveFirst() {
    assertEquals("-1 broken", new Table(3, 4, 0).broken(1).step("1", "0"));
    assertEquals("-1 broken", new Table(3, 3, 1).available(1).broken(2).step("1", "0"));
  }

  @Test
  void aPlainScaleWaitsForNothing() {
    assertEquals("+7 new", new Table(10, 0, 3).before(3).step("1", "0"));
    assertEquals("-7 new", new Table(3, 0, 10).before(10).available(10).step("1", "0"));
  }

  @Test
  void scalingDownInTheMiddleTakesOldOnesFirst() {
    assertEquals("-5 old", new Table(4, 5, 4).before(8).available(4).step("1", "0"));
    assertEquals("-1 old", new Table(4, 5, 4).before(8).step("1", "0"));
  }

  @Test
  void whatIsHeldKeepsItsCountInProportion() {
    assertEquals("", new Table(10, 8, 5).paused().step("3", "2"));
    assertEquals("+3 old, +2 new", new Table(15, 8, 5).before(10).paused().step("3", "2"));
    assertEquals("+2 old", new Table(4, 2, 0).before(2).paused().step("1", "0"));
    assertEquals("+1 old", new Table(4, 2, 1).paused().step("1", "0"));
    assertEquals("-2 new", new Table(2, 3, 2).before(4).available(1).paused().step("1", "0"));
  }

  @ParameterizedTest
  @CsvSource({"5, '8,5', '3,2'", "1, '1,1', '1,0'", "4, '0', '4'", "7, '3,3,1', '3,3,1'"})
  void sharesAddUp(int add, String sizes, String shares) {
    assertEquals(numbers(shares), Shares.of(add, numbers(sizes)));
  }

  private static List<Integer> numbers(String text) {
    return Stream.of(text.split(",", -1)).map(Integer::valueOf).toList();
  }

  private static Update update(String surge, String unavailable) {
    return new Update(
        CountOrPercent.parse(surge),
        CountOrPercent.parse(unavailable),
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofMinutes(5),
        OnFailure.ROLLBACK);
  }

  /** So many workers of two templates, and what is done about them. */
  private static final class Table {
    private final int desired;
    private int old;
    private int current;
    private int available;
    private int broken;
    private int stopping;
    private int before;
    private State state = State.PROGRESSING;

    Table(int desired, int old, int current) {
      this.desired = desired;
      this.old = old;
      this.current = current;
      this.before = desired;
    }

    Table become(int oldOnes, int newOnes) {
      old = oldOnes;
      current = newOnes;
      return this;
    }

    Table available(int count) {
      available = count;
      return this;
    }

    Table broken(int count) {
      broken = count;
      return this;
    }

    Table stopping(int count) {
      stopping = count;
      return this;
    }

    Table before(int count) {
      before = count;
      return this;
    }

    Table paused() {
      state = State.PAUSED;
      return this;
    }

    String step(String surge, String unavailable) {
      Scene scene =
          new Scene(
              "{maxSurge: %s, maxUnavailable: %s, minReady: 0s}".formatted(surge, unavailable));
      List<WorkerState> oldOnes =
          IntStream.range(0, old)
              .mapToObj(i -> scene.worker(i < broken ? "broken" : "old", i, 1, i >= broken))
              .toList();
      List<WorkerState> newOnes =
          IntStream.range(0, current)
              .mapToObj(i -> scene.worker("new", i, 2, i < available))
              .toList();
      Fleet fleet = new Fleet(newOnes, oldOnes, List.of(), List.of());
      return words(RolloutPlanner.plan(scene.look(fleet, state, desired, before, stopping)));
    }

    private static String words(Steps steps) {
      List<String> words = new ArrayList<>();
      for (Batch batch : steps.creates()) {
        words.add(
            "+%d %s".formatted(batch.count(), batch.revision().revision() == 1 ? "old" : "new"));
      }
      Stream.of("broken", "old", "new")
          .forEach(kind -> {
            long leaving =
                steps.stops().stream().filter(it -> it.worker().name().startsWith(kind)).count();
            if (leaving > 0) {
              words.add("-%d %s".formatted(leaving, kind));
            }
          });
      return String.join(", ", words);
    }
  }
}
