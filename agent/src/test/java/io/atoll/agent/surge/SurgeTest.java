package io.atoll.agent.surge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurgeTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing came,                        0,    0,   0,   250,  false",
    "what was told came,                  25,   100, 0,   250,  false",
    "chance explains it,                  40,   100, 0,   250,  false",
    "chance does not,                     41,   100, 0,   250,  true",
    "there is room for it,                41,   100, 80,  250,  false",
    "more than there is room for,         66,   100, 80,  250,  true",
    "a few out of nothing are no surge,   5,    0,   0,   250,  false",
    "more than a few are,                 6,    0,   0,   250,  true",
    "a few in a long span,                25,   1,   9,   2000, false",
    "a flood of which much was told,      2134, 1000, 0,  2000, false",
    "a step of a tenth is seen in time,   2200, 1000, 0,  2000, true",
    "room below nothing is none,          41,   100, -50, 250,  true",
    "no time has passed,                  6,    100, 50,  0,    true",
  })
  void isMoreThanWasToldAndThereIsRoomFor(
      String why, long arrived, double told, double room, long millis, boolean surge) {
    assertEquals(surge, Surge.is(arrived, told, room, Duration.ofMillis(millis)), why);
  }
}
