package io.atoll.agent.endpoint;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Closes connections on which nothing is asked, and those beyond a number. Used on the event loop
 * alone.
 */
final class Connections {
  private static final int MOST = 1024;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private static final class Use {
    private int exchanges;
    private long idleSince;
  }

  private final Map<HttpConnection, Use> open = new LinkedHashMap<>();

  void opened(HttpConnection connection, long now) {
    if (open.size() >= MOST) {
      connection.close();
      return;
    }
    Use use = new Use();
    use.idleSince = now;
    open.put(connection, use);
    connection.closeHandler(nothing -> open.remove(connection));
  }

  void began(HttpConnection connection) {
    Use use = open.get(connection);
    if (use != null) {
      use.exchanges++;
    }
  }

  void ended(HttpConnection connection, long now) {
    Use use = open.get(connection);
    if (use != null) {
      use.exchanges--;
      use.idleSince = now;
    }
  }

  /**
   * @param now monotonic, in nanoseconds, as in the other calls
   */
  void closeIdle(long now) {
    for (Iterator<Map.Entry<HttpConnection, Use>> all = open.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<HttpConnection, Use> one = all.next();
      Use use = one.getValue();
      if (use.exchanges <= 0 && now - use.idleSince > IDLE.toNanos()) {
        all.remove();
        one.getKey().close();
      }
    }
  }
}
