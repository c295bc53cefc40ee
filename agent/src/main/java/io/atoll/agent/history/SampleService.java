package io.atoll.agent.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atoll.agent.endpoint.Exchange;
import io.atoll.agent.endpoint.Service;
import io.atoll.agent.endpoint.Target;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;

/** Answers with the samples of a span: one JSON object a line, the oldest first. */
public final class SampleService implements Service {
  private static final int PIECE = 64 * 1024;
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private final SampleFiles samples;

  public SampleService(SampleFiles samples) {
    this.samples = samples;
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
    Target target = exchange.target();
    Instant since = target.time("since").map(SampleService::instant).orElse(Instant.EPOCH);
    Instant until = target.time("until").map(SampleService::instant).orElse(Instant.MAX);
    exchange.begin("application/x-ndjson");
    try (OutputStream out = new BufferedOutputStream(exchange.output(), PIECE)) {
      samples.read(
          since,
          until,
          json -> {
            out.write(json.getBytes(UTF_8));
            out.write('\n');
          });
    }
    exchange.end();
  }

  private static Instant instant(String seconds) {
    BigDecimal[] parts = new BigDecimal(seconds).divideAndRemainder(BigDecimal.ONE);
    return Instant.ofEpochSecond(parts[0].longValue(), parts[1].multiply(NANOS).longValue());
  }
}
