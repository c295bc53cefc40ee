package io.atoll.controller.manager.rollout;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Observation.Phase;
import io.atoll.api.state.Owner;
import io.atoll.api.state.Revision;
import io.atoll.api.state.status.Rollout.State;
import io.atoll.api.store.Bytes;
import io.atoll.controller.manager.acceptance.Judgement.Valid;
import io.atoll.controller.manager.acceptance.ManifestParser;
import io.atoll.controller.manager.rollout.Groups.Group;
import io.atoll.controller.manager.world.Contact;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An application in the middle of an update from its first to its second revision. */
final class Scene {
  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final Owner OWNER = new Owner("application", "web", 1);

  private final Revision first;
  private final Revision second;

  /**
   * @param update as a document says it
   */
  Scene(String update) {
    first = revision(1, update);
    second = revision(2, update);
  }

  /** Under way since noon, from the first revision, which was complete. */
  Course course(State state) {
    return new Course(second, Rollouts.begun(second, 1, null, NOON).in(state));
  }

  Look look(Fleet fleet, State state, int desired, @Nullable Integer countBefore, int stopping) {
    Course course = course(state);
    List<Group> groups =
        Stream.of(new Group(first, fleet.old().size()), new Group(second, fleet.current().size()))
            .filter(it -> it.size() > 0)
            .sorted(Comparator.comparingInt(Group::size).reversed())
            .toList();
    return new Look(
        course,
        fleet,
        Budget.of(course.update(), desired),
        new Availability(course.update().minReady(), NOON),
        groups,
        stopping,
        countBefore,
        Map.of());
  }

  WorkerState worker(String kind, int number, int revision, boolean ready) {
    String name = kind + "-" + number;
    Assignment assignment = new Assignment(OWNER, revision, number, "default", Want.RUN, null);
    Observation observed =
        new Observation(
            name,
            OWNER,
            revision,
            1,
            "i",
            ready ? Phase.READY : Phase.RUNNING,
            null,
            null,
            ready,
            0,
            NOON,
            null,
            "",
            "");
    return new WorkerState(
        name,
        "n1",
        new Stored<>(Keys.worker("n1", name), assignment, "", 1, 1),
        Contact.HEARD,
        observed);
  }

  /** The same, of whose node as much is heard. */
  static WorkerState by(Contact contact, WorkerState it) {
    return new WorkerState(it.name(), it.node(), it.assignment(), contact, it.observed());
  }

  /** The same, which ended with code 3 then. */
  static WorkerState ended(WorkerState it, Instant at) {
    Observation before = Objects.requireNonNull(it.observed());
    Observation after =
        new Observation(
            before.worker(),
            before.owner(),
            before.revision(),
            before.attempt(),
            before.instance(),
            Phase.FAILED,
            null,
            null,
            false,
            1,
            at,
            new LastExit(3, 0, false, at),
            "",
            "");
    return new WorkerState(it.name(), it.node(), it.assignment(), it.contact(), after);
  }

  private static Revision revision(int number, String update) {
    String text =
        "apiVersion: atoll/v1\nkind: Application\nmetadata: {name: web}\nspec: {image: i%d, update: %s}\n"
            .formatted(number, update);
    if (new ManifestParser().judge("web", Bytes.utf8(text)) instanceof Valid(var web, var hash)) {
      return new Revision(1, number, hash, number, 1, NOON, web);
    }
    throw new AssertionError(text);
  }
}
