package io.atoll.agent.serving;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class BatchesTest {
  private static final byte[] HEADER = bytes("h");
  private final Batches batches = new Batches(8);

  @Test
  void givesOutAllThatHasComeAtOnceAndInOrder() throws InterruptedException {
    assertTrue(batches.add(HEADER, bytes("1")));
    assertTrue(batches.add(HEADER, bytes("2")));
    assertEquals("h1h2", batches.take().toString());
  }

  @Test
  void whatCameBeforeTheEndIsStillGivenOut() throws InterruptedException {
    assertTrue(batches.add(HEADER, bytes("1")));
    batches.end();
    assertEquals("h1", batches.take().toString());
    assertEquals(0, batches.take().length());
    assertFalse(batches.add(HEADER, bytes("2")));
  }

  @Test
  void aFullOneMakesTheReaderWaitUntilSomethingIsTaken() throws InterruptedException {
    assertTrue(batches.add(HEADER, bytes("1234567")));
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              try {
                var _ = batches.add(HEADER, bytes("8"));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> reader.getState() == Thread.State.WAITING);
    assertEquals("h1234567", batches.take().toString());
    assertEquals("h8", batches.take().toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
