package io.atoll.controller.manager.figures;

import io.atoll.api.Keys;
import io.atoll.api.application.Autoscale;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Condition;
import io.atoll.api.state.status.Rollout;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Measured;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.util.Optional;

/** How each application stands, as its status says. Of what is deleted nothing is left. */
public record ApplicationFigures(Caches caches) implements Measured {

  @Override
  public void measure(Figures figures) {
    for (Item<ApplicationStatus> item : caches.applicationStatus().list()) {
      String name = item.key().substring(Keys.APPLICATION_STATUS.length());
      item.decoded().ifPresent(status -> add(figures.about("application", name), name, status));
    }
  }

  private void add(Figures.About about, String name, ApplicationStatus status) {
    addStatus(about, status);
    Rollout rollout = status.rollout();
    if (rollout != null) {
      String state = Figures.word(rollout.state());
      about.add("atoll_application_rollout", "1 for how the last rollout is.", 1, "state", state);
    }
    autoscale(name, status.revision()).ifPresent(limits -> add(about, limits));
    caches
        .scales()
        .get(Keys.scale(name))
        .flatMap(Item::decoded)
        .ifPresent(scale -> add(about, scale));
  }

  private static void addStatus(Figures.About about, ApplicationStatus status) {
    String phase = Figures.word(status.phase());
    about
        .add("atoll_application_phase", "1 for the phase that it is in.", 1, "phase", phase)
        .add("atoll_application_desired_workers", "The count in force.", status.desired())
        .add("atoll_application_ready_workers", "Workers that are ready.", status.ready())
        .add(
            "atoll_application_updated_workers",
            "Workers of the revision in force.",
            status.updated());
    status.conditions().forEach(condition -> add(about, condition));
  }

  private static void add(Figures.About about, Condition condition) {
    about.add(
        "atoll_application_condition",
        "1 for what the condition says, and why.",
        1,
        "type",
        condition.type(),
        "status",
        Figures.word(condition.status()),
        "reason",
        condition.reason());
  }

  private static void add(Figures.About about, Autoscale limits) {
    about
        .add("atoll_autoscaler_min_workers", "The least it may want.", limits.min())
        .add("atoll_autoscaler_max_workers", "The most it may want.", limits.max());
  }

  private static void add(Figures.About about, Scale scale) {
    about
        .add(
            "atoll_application_scale_decision",
            "1 for why the count in force is what it is.",
            1,
            "reason",
            scale.reason())
        .add(
            "atoll_application_scale_wanted",
            "The count that was asked for before limits held it.",
            scale.raw());
  }

  private Optional<Autoscale> autoscale(String name, int revision) {
    return caches
        .revisions()
        .get(Keys.revision(name, revision))
        .flatMap(Item::decoded)
        .map(Revision::application)
        .map(application -> application.spec().autoscale());
  }
}
