package io.atoll.cli;

import io.atoll.api.blob.BlobException;
import io.atoll.api.store.StoreException;
import io.atoll.cli.outcome.CommandFailure;
import io.atoll.cli.outcome.ExitCode;
import io.atoll.cli.session.Session;
import java.util.List;

/** What went wrong, as a person needs it said. */
final class Failures {
  private Failures() {}

  static CommandFailure explain(Exception e, Session session) {
    return switch (e) {
      case CommandFailure failure -> failure;
      case StoreException store -> explain(store, session);
      case BlobException blob ->
          new CommandFailure(ExitCode.FAILURE, String.valueOf(blob.getMessage()));
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        yield new CommandFailure(ExitCode.FAILURE, "Interrupted.");
      }
      default ->
          new CommandFailure(
              ExitCode.FAILURE,
              List.of("atoll failed in a way that nobody expected, please report it: " + e));
    };
  }

  private static CommandFailure explain(StoreException e, Session session) {
    String etcd = "etcd at " + session.address();
    return switch (e.category()) {
      case UNAVAILABLE ->
          new CommandFailure(
              ExitCode.UNREACHABLE,
              List.of(
                  etcd + " cannot be reached: " + e.getMessage(),
                  "Start the local cluster with './atoll up', or name another with --endpoints."));
      case TIMEOUT ->
          new CommandFailure(
              ExitCode.UNREACHABLE,
              List.of(
                  etcd + " does not answer in time: " + e.getMessage(),
                  "If this was a change, it may or may not be stored: look before you repeat it."
                      + " How etcd is, 'etcdctl endpoint health' tells."));
      case TOO_LARGE ->
          new CommandFailure(ExitCode.INVALID, "This is larger than etcd takes: " + e.getMessage());
      case NO_SPACE ->
          new CommandFailure(
              ExitCode.FAILURE,
              etcd
                  + " has used up its quota. Compact and defragment it, then 'etcdctl alarm"
                  + " disarm'");
      case DENIED ->
          new CommandFailure(
              ExitCode.FAILURE,
              List.of(
                  etcd + " denies this: " + e.getMessage(),
                  "Its roles say who may read and write which keys; whoever runs it can give you one"
                      + " that may do this."));
      case INVALID, COMPACTED, LEASE_NOT_FOUND, INTERNAL ->
          new CommandFailure(ExitCode.FAILURE, etcd + " answered: " + e.getMessage());
    };
  }
}
