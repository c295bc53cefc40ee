package io.atoll.controller.manager.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Observation;
import io.atoll.api.state.Observation.LastExit;
import io.atoll.api.state.Owner;
import io.atoll.api.yaml.Documents;
import io.atoll.controller.manager.world.Contact;
import io.atoll.controller.manager.world.Stored;
import io.atoll.controller.manager.world.WorkerState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TroubleTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Owner OWNER = new Owner("application", "job", 1);

  @Test
  void countsStartsAndNotEnds() {
    assertEquals("job-aaaaa on n1 ended with code 0", failure(1, 1));
    assertEquals("job-aaaaa on n1 ended with code 0, started again once", failure(2, 2));
    assertEquals("job-aaaaa on n1 ended with code 0, started again 3 times", failure(5, 3));
  }

  private static String failure(int attempt, int ends) {
    Observation seen =
        new Observation(
            "job-aaaaa",
            OWNER,
            1,
            attempt,
            "i1",
            Observation.Phase.STOPPED,
            null,
            null,
            false,
            ends,
            NOW,
            new LastExit(0, 0, false, NOW),
            "Completed",
            "ended with exit code 0");
    Assignment assignment = new Assignment(OWNER, 1, 0, "default", Assignment.Want.RUN, null);
    Stored<Assignment> stored =
        new Stored<>("/atoll/workers/n1/job-aaaaa", assignment, Documents.write(assignment), 3, 5);
    return Trouble.of(new WorkerState("job-aaaaa", "n1", stored, Contact.HEARD, seen));
  }
}
