package io.atoll.controller.manager.figures;

import io.atoll.api.Keys;
import io.atoll.api.application.Autoscale;
import io.atoll.api.state.Revision;
import io.atoll.api.state.Scale;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.state.status.Condition;
import io.atoll.controller.manager.cache.Caches;
import io.atoll.controller.runtime.Figures;
import io.atoll.controller.runtime.Measured;
import io.atoll.controller.runtime.cache.Cache.Item;
import java.util.Optional;

/** How each application stands, as its status says. Of what is deleted nothing is left. */
public record ApplicationFigures(Caches caches) implements Measured {
  private static final String APPLICATION = "application";

  @Override
  public void measure(Figures figures) {
    for (Item<ApplicationStatus> item : caches.applicationStatus().list()) {
      String name = item.key().substring(Keys.APPLICATION_STATUS.length());
      item.decoded().ifPresent(status -> add(figures, name, status));
    }
  }

  private void add(Figures figures, String name, ApplicationStatus status) {
    figures.add(
        "atoll_application_phase",
        "1 for the phase that the application is in.",
        1,
        APPLICATION,
        name,
        "phase",
        Figures.word(status.phase()));
    addCounts(figures, name, status);
    status.conditions().forEach(condition -> add(figures, name, condition));
    if (status.rollout() != null) {
      figures.add(
          "atoll_application_rollout",
          "1 for the state of the last rollout.",
          1,
          APPLICATION,
          name,
          "state",
          Figures.word(status.rollout().state()));
    }
    autoscale(name, status.revision()).ifPresent(limits -> add(figures, name, limits));
    caches
        .scales()
        .get(Keys.scale(name))
        .flatMap(Item::decoded)
        .ifPresent(scale -> add(figures, name, scale));
  }

  private static void addCounts(Figures figures, String name, ApplicationStatus status) {
    figures.add(
        "atoll_application_desired_workers",
        "The count in force.",
        status.desired(),
        APPLICATION,
        name);
    figures.add(
        "atoll_application_ready_workers",
        "Workers that are ready.",
        status.ready(),
        APPLICATION,
        name);
    figures.add(
        "atoll_application_updated_workers",
        "Workers of the revision in force.",
        status.updated(),
        APPLICATION,
        name);
  }

  private static void add(Figures figures, String name, Condition condition) {
    figures.add(
        "atoll_application_condition",
        "1 for what the condition says, and why.",
        1,
        APPLICATION,
        name,
        "type",
        condition.type(),
        "status",
        Figures.word(condition.status()),
        "reason",
        condition.reason());
  }

  private static void add(Figures figures, String name, Autoscale limits) {
    figures.add(
        "atoll_autoscaler_min_workers", "The least it may want.", limits.min(), APPLICATION, name);
    figures.add(
        "atoll_autoscaler_max_workers", "The most it may want.", limits.max(), APPLICATION, name);
  }

  private static void add(Figures figures, String name, Scale scale) {
    figures.add(
        "atoll_application_scale_decision",
        "1 for why the count in force is what it is.",
        1,
        APPLICATION,
        name,
        "reason",
        scale.reason());
    figures.add(
        "atoll_application_scale_wanted",
        "The count that was asked for before limits held it.",
        scale.raw(),
        APPLICATION,
        name);
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
