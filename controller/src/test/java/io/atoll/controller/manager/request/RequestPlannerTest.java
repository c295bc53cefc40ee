package io.atoll.controller.manager.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Request;
import io.atoll.api.store.Bytes;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Entry;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.manager.world.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RequestPlannerTest {
  private static final String WORKER = "web-aaaaa";
  private static final String KEY = Keys.worker("n1", WORKER);
  private static final String REQUEST = Keys.request("r1");

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DRAIN = Duration.ofSeconds(20);

  @Test
  void drainsTheWorkerInTheTransactionThatEndsTheRequest() {
    RequestPlan plan = plan(Request.Kind.STOP, 7, assignment(7, Want.RUN));
    assertEquals(2, plan.changes().size(), plan::toString);
    assertEquals(Want.DRAIN, after(plan).want());
    assertEquals(NOW, after(plan).drainSince());
    assertEquals(NOW.plus(DRAIN), after(plan).drainLimit());
    assertEquals(Change.delete(REQUEST, 9), plan.changes().getLast());
    assertEquals("StopAsked", plan.note().reason());
    assertEquals("web", plan.subject().name());
  }

  @Test
  void marksTheWorkerToBeReplacedAndLeavesItRunning() {
    RequestPlan plan = plan(Request.Kind.RESTART, 7, assignment(7, Want.RUN));
    assertTrue(after(plan).replace(), plan::toString);
    assertEquals(Want.RUN, after(plan).want());
    assertEquals("RestartAsked", plan.note().reason());
  }

  @Test
  void dropsWhatCannotBeDoneWithAReason() {
    assertDropped("no such worker", plan(Request.Kind.STOP, 7, null));
    assertDropped("no such worker", plan(Request.Kind.RESTART, 6, assignment(7, Want.RUN)));
    assertDropped("stopped already", plan(Request.Kind.RESTART, 7, assignment(7, Want.STOP)));
    assertDropped("stopped already", plan(Request.Kind.STOP, 7, assignment(7, Want.DRAIN)));
    assertDropped(
        "/atoll/requests/r1 cannot be read: not YAML",
        RequestPlanner.plan(new RequestState(entry(), null, "not YAML", null, DRAIN), NOW));
  }

  private static void assertDropped(String reason, RequestPlan plan) {
    assertEquals(1, plan.changes().size(), plan::toString);
    assertEquals(Change.delete(REQUEST, 9), plan.changes().getFirst());
    assertEquals("RequestDropped", plan.note().reason());
    assertTrue(plan.note().message().contains(reason), plan::toString);
  }

  private static RequestPlan plan(Request.Kind kind, long uid, @Nullable Assignment worker) {
    Request request = new Request(kind, WORKER, uid, Instant.EPOCH);
    return RequestPlanner.plan(
        new RequestState(
            entry(),
            request,
            null,
            worker == null ? null : new Stored<>(KEY, worker, Documents.write(worker), 3, 5),
            DRAIN),
        NOW);
  }

  private static Assignment after(RequestPlan plan) {
    Change change = plan.changes().getFirst();
    assertEquals(KEY, change.key());
    assertEquals(List.of(new Compare.ModRevision(change.key(), 5)), change.conditions());
    return Documents.read(String.valueOf(change.text()), Assignment.class);
  }

  private static Assignment assignment(long uid, Want want) {
    return new Assignment(new Owner("application", "web", uid), 1, 0, "default", want, null);
  }

  private static Entry entry() {
    return new Entry(REQUEST, Bytes.utf8("text"), 9, 9, 1, 0);
  }
}
