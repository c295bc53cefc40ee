package io.atoll.agent.metrics;

import io.atoll.agent.endpoint.Exchange;
import io.atoll.agent.endpoint.Service;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers with all figures, as text or, to who asks for it, as OpenMetrics. However often it is
 * asked, the files are read once a second at most. Thread-safe.
 */
public final class MetricsService implements Service {
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** The whole text is large where there are many workers, and has not to be in memory at once. */
  private static final int PIECE = 16 * 1024;

  private record Collected(MetricSnapshots snapshots, long at) {}

  private final Collection collection;
  private final LongSupplier nanoTime;
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final ReentrantLock collecting = new ReentrantLock();

  // Guarded by the lock.
  private @Nullable Collected last;

  /**
   * @param nanoTime monotonic
   */
  public MetricsService(Collection collection, LongSupplier nanoTime) {
    this.collection = collection;
    this.nanoTime = nanoTime;
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
    ExpositionFormatWriter writer = formats.findWriter(exchange.requested("accept").orElse(""));
    MetricSnapshots snapshots = snapshots();
    exchange.begin(writer.getContentType());
    try (OutputStream out = new BufferedOutputStream(exchange.output(), PIECE)) {
      writer.write(out, snapshots);
    }
    exchange.end();
  }

  MetricSnapshots snapshots() throws IOException, InterruptedException {
    collecting.lockInterruptibly();
    try {
      Collected known = last;
      long now = nanoTime.getAsLong();
      if (known == null || now - known.at() >= FRESH.toNanos()) {
        known = new Collected(collection.collect(), now);
        last = known;
      }
      return known.snapshots();
    } finally {
      collecting.unlock();
    }
  }
}
