package io.atoll.testbed.replay;

/**
 * What happened in one second.
 *
 * @param rate of the trace
 * @param came requests that were counted
 * @param served requests that were answered
 * @param behind seconds behind what had piled up
 * @param mean seconds of an answer beside that
 * @param sessions requests in progress
 * @param use of the workers' time
 */
record Moment(
    double rate,
    double came,
    double served,
    double behind,
    double mean,
    double sessions,
    double use) {

  /** The share of requests that take longer. */
  double over(double seconds) {
    return behind >= seconds ? 1 : Math.exp(-(seconds - behind) / mean);
  }

  double percentile(double share) {
    return behind + mean * Math.log(1 / (1 - share));
  }
}
