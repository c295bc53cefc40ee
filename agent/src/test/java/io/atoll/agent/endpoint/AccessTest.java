package io.atoll.agent.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  @TempDir private Path folder;

  @Test
  void theTokenForFiguresOpensNothingElse() throws IOException {
    Token everything = Token.random();
    Access access = new Access(everything, Optional.of(token("0123456789abcdef")));
    String scraper = "Bearer 0123456789abcdef";
    assertTrue(access.permits("/metrics", scraper));
    assertFalse(access.permits("/v1/volumes", scraper));
    assertFalse(access.permits("/metrics/", scraper));
    assertTrue(access.permits("/metrics", "Bearer " + everything.text()));
    assertTrue(access.permits("/v1/volumes", "Bearer " + everything.text()));
  }

  @Test
  void withoutATokenNothingIsOpen() {
    Access access = new Access(Token.random(), Optional.empty());
    assertFalse(access.permits("/metrics", null));
    assertFalse(access.permits("/metrics", "Bearer "));
    assertFalse(access.permits("/metrics", "Basic 0123456789abcdef"));
  }

  @Test
  void aTokenIsReadWithoutTheLineEnd() throws IOException {
    assertEquals("0123456789abcdef", token("0123456789abcdef\n").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "short", "two words of some length"})
  void whatIsEasyToGuessIsRefusedWithTheFilesName(String content) {
    IOException refused = assertThrows(IOException.class, () -> token(content));
    assertTrue(String.valueOf(refused.getMessage()).contains("scraper"), refused.getMessage());
    assertTrue(String.valueOf(refused.getMessage()).contains("16 characters"));
  }

  private Token token(String content) throws IOException {
    return Token.in(Files.writeString(folder.resolve("scraper"), content));
  }
}
