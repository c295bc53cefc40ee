package io.atoll.testbed.replay;

import java.util.Random;

/** Who is compared. */
enum Contender {
  ATOLL("Atoll") {
    @Override
    Scaler scaler(WorkerModel model, Trace trace, Random random) {
      return new AtollScaler(model, random);
    }
  },
  HPA("HPA v2") {
    @Override
    Scaler scaler(WorkerModel model, Trace trace, Random random) {
      return new HpaScaler(random.nextInt(HpaRules.PERIOD), random.nextInt(HpaRules.PERIOD));
    }
  },
  KEDA("KEDA") {
    @Override
    Scaler scaler(WorkerModel model, Trace trace, Random random) {
      return new KedaScaler(random.nextInt(HpaRules.PERIOD), random.nextInt(HpaRules.PERIOD));
    }
  },
  ORACLE("oracle") {
    @Override
    Scaler scaler(WorkerModel model, Trace trace, Random random) {
      return new OracleScaler(trace);
    }
  };

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  abstract Scaler scaler(WorkerModel model, Trace trace, Random random);

  String title() {
    return title;
  }
}
