package io.atoll.controller.manager.request;

import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.EventRecord.Subject;
import io.atoll.api.state.Request;
import io.atoll.controller.manager.status.Note;
import io.atoll.controller.manager.world.Change;
import io.atoll.controller.manager.world.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a request: always its end, and with it what it asks for, if that can be. Pure.
 */
final class RequestPlanner {
  private RequestPlanner() {}

  static RequestPlan plan(RequestState state, Instant now) {
    Request request = state.request();
    if (request == null) {
      String message = state.entry().key() + " cannot be read: " + state.error();
      return dropped(state, new Subject("request", name(state)), message);
    }
    Optional<Stored<Assignment>> worker = state.meant();
    if (worker.isEmpty()) {
      String message =
          "cannot %s %s: there is no such worker any more"
              .formatted(verb(request), request.worker());
      return dropped(state, new Subject("worker", request.worker()), message);
    }
    return plan(state, request, worker.get(), now);
  }

  private static RequestPlan plan(
      RequestState state, Request request, Stored<Assignment> worker, Instant now) {
    Subject application = new Subject("application", worker.value().owner().name());
    Assignment before = worker.value();
    if (before.want() != Want.RUN) {
      return dropped(state, application, request.worker() + " is being stopped already");
    }
    Assignment after =
        switch (request.kind()) {
          case STOP -> before.draining(now, now.plus(state.drain()));
          case RESTART -> before.replaced();
        };
    return new RequestPlan(
        List.of(Change.put(worker.key(), worker, after), delete(state)),
        application,
        note(request));
  }

  private static Note note(Request request) {
    return switch (request.kind()) {
      case STOP -> Note.normal("StopAsked", "stops " + request.worker() + ", as asked");
      case RESTART -> Note.normal("RestartAsked", "replaces " + request.worker() + ", as asked");
    };
  }

  private static RequestPlan dropped(RequestState state, Subject subject, String message) {
    return new RequestPlan(
        List.of(delete(state)), subject, Note.warning("RequestDropped", message));
  }

  private static Change delete(RequestState state) {
    return Change.delete(state.entry().key(), state.entry().modRevision());
  }

  private static String verb(Request request) {
    return switch (request.kind()) {
      case STOP -> "stop";
      case RESTART -> "restart";
    };
  }

  private static String name(RequestState state) {
    String key = state.entry().key();
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
