package io.atoll.testbed.replay;

/**
 * What came of one replay, or of several together.
 *
 * @param requests that came
 * @param missed those of them that came while the objective was missed: fewer than 19 in 20 in time
 * @param late those that were themselves too late
 * @param workerSeconds of all workers, starting ones included
 * @param scalings changes of the count
 * @param reversals of these, those in the other direction than the one before, within 10 minutes
 */
record Score(
    double requests,
    double missed,
    double late,
    double workerSeconds,
    int scalings,
    int reversals) {
  static final Score NONE = new Score(0, 0, 0, 0, 0, 0);

  Score plus(Score other) {
    return new Score(
        requests + other.requests,
        missed + other.missed,
        late + other.late,
        workerSeconds + other.workerSeconds,
        scalings + other.scalings,
        reversals + other.reversals);
  }

  double missedShare() {
    return missed / requests;
  }

  double lateShare() {
    return late / requests;
  }
}
