package io.atoll.controller.node.engine;

import io.atoll.controller.node.engine.EngineException.Category;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Deadline, circuit breaker and, for reads, retry round every call of the engine. While the engine
 * is away the breaker answers at once, and lets one call through each half second. Thread-safe.
 */
final class EngineCalls implements AutoCloseable {
  private final String host;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "engine",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(6)
              .minimumNumberOfCalls(6)
              .failureRateThreshold(100)
              .permittedNumberOfCallsInHalfOpenState(1)
              .waitDurationInOpenState(Duration.ofMillis(500))
              .recordException(EngineCalls::unavailable)
              .build());
  private final Retry retry =
      Retry.of(
          "engine",
          RetryConfig.custom()
              .maxAttempts(3)
              .waitDuration(Duration.ofMillis(50))
              .retryOnException(EngineCalls::unavailable)
              .build());

  EngineCalls(String host) {
    this.host = host;
  }

  <T> T read(Duration deadline, Callable<T> call) {
    return retry.executeSupplier(() -> write(deadline, call));
  }

  <T> T write(Duration deadline, Callable<T> call) {
    Supplier<T> guarded = CircuitBreaker.decorateSupplier(breaker, () -> await(deadline, call));
    try {
      return guarded.get();
    } catch (CallNotPermittedException e) {
      throw new EngineException(
          Category.UNAVAILABLE, "the container engine at " + host + " does not answer", e);
    }
  }

  private <T> T await(Duration deadline, Callable<T> call) {
    // The client's own time-outs do not reach a unix socket; an interrupt closes it.
    Future<T> answer = threads.submit(call);
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw DockerReplies.exception(host, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new EngineException(
          Category.UNAVAILABLE,
          "the container engine at "
              + host
              + " did not answer within "
              + deadline.toSeconds()
              + "s",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException(Category.UNAVAILABLE, "interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static boolean unavailable(Throwable thrown) {
    return thrown instanceof EngineException e
        && e.category() == Category.UNAVAILABLE
        && !(e.getCause() instanceof InterruptedException);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
