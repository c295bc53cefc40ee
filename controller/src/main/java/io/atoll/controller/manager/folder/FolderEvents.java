package io.atoll.controller.manager.folder;

import io.atoll.api.apply.DocumentName;
import io.atoll.api.state.EventRecord.Severity;
import io.atoll.api.state.EventRecord.Subject;
import io.atoll.api.sync.FolderAction;
import io.atoll.api.sync.News;
import io.atoll.api.sync.Remark;
import io.atoll.api.sync.SyncReport;
import io.atoll.controller.events.EventRecorder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what passes over the folder did, as events of the objects and of the folder. */
public final class FolderEvents {
  private static final Logger LOG = LoggerFactory.getLogger(FolderEvents.class);
  private static final int SHORT = 12;

  private final EventRecorder events;
  private final String source;
  private final News news = new News();

  public FolderEvents(EventRecorder events, String source) {
    this.events = events;
    this.source = source;
  }

  void tell(SyncReport report) {
    report.done().forEach(action -> tell(action, report.commit()));
    news.of(report).forEach(this::tell);
  }

  private void tell(FolderAction action, Optional<String> commit) {
    String message =
        action.words()
            + " ("
            + source
            + commit.map(it -> ", commit " + it.substring(0, SHORT)).orElse("")
            + ")";
    LOG.info("event=folder{} object={} message=\"{}\"", reason(action), action.name(), message);
    events.record(subject(action.name()), Severity.NORMAL, reason(action), message);
  }

  private static String reason(FolderAction action) {
    return switch (action) {
      case FolderAction.Put put ->
          switch (put.why()) {
            case CREATED, CONFIGURED, TAKEN -> "Applied";
            case REVERTED, RESTORED -> "Reverted";
          };
      case FolderAction.Claim claim -> "Claimed";
      case FolderAction.Prune prune -> "Pruned";
      case FolderAction.Forget forget -> "Forgotten";
    };
  }

  private void tell(Remark remark) {
    String message = remark.message().replace("\n", "; ");
    LOG.warn("event=folder{} message=\"{}\"", remark.reason(), message);
    Subject subject =
        remark.object().map(FolderEvents::subject).orElseGet(() -> new Subject("folder", source));
    events.record(subject, Severity.WARNING, remark.reason(), message);
  }

  private static Subject subject(DocumentName name) {
    return new Subject(name.kind().word(), name.name());
  }
}
