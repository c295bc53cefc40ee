package io.atoll.agent.traffic;

/** What HAProxy counts of a backend, by the name of its column. */
enum ProxyFigure {
  /**
   * Since it was started, when they come: over HTTP a session is a request, over TCP a connection.
   */
  SESSIONS("stot"),
  /** Since it was started, when they are answered; over TCP none. */
  ANSWERED("req_tot"),
  /** In progress or waiting. */
  RUNNING("scur"),
  /** Waiting. */
  QUEUED("qcur"),
  RETRIES("wretr"),
  CONNECTION_ERRORS("econ"),
  RESPONSE_ERRORS("eresp"),
  RESPONSES_1XX("hrsp_1xx"),
  RESPONSES_2XX("hrsp_2xx"),
  RESPONSES_3XX("hrsp_3xx"),
  RESPONSES_4XX("hrsp_4xx"),
  RESPONSES_5XX("hrsp_5xx");

  private final String column;

  ProxyFigure(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}
