package io.atoll.controller.node.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import org.junit.jupiter.api.Test;

final class DockerRepliesTest {
  @Test
  void takesTheEnginesWordsOutOfTheirEnvelope() {
    var cause =
        new NotFoundException(
            "Status 404: {\"message\":\"pull access denied for \\\"web\\\", it may\\nrequire login\"}\n");
    assertEquals(
        "the image web:1 is not on this host and could not be pulled: pull access denied for"
            + " \"web\", it may require login; check the name, or load it on that host: docker"
            + " load, or docker pull",
        DockerReplies.notPulled("web:1", cause).getMessage());
  }

  @Test
  void leavesOtherWordsAsTheyAreButOnOneLine() {
    assertEquals(
        "no route to host", DockerReplies.words(new DockerClientException("no route\nto host\n")));
  }
}
