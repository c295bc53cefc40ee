package io.atoll.cli.control;

import io.atoll.cli.view.Worker;

/** What a person means who names something that runs. */
public sealed interface Target {
  String name();

  record ForApplication(String name) implements Target {}

  record ForWorker(Worker worker) implements Target {
    @Override
    public String name() {
      return worker.name();
    }
  }
}
