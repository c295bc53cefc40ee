package io.atoll.agent.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/** Something to run in a container. */
public record Command(
    List<String> words,
    boolean tty,
    boolean input,
    List<String> env,
    Optional<String> workdir,
    Optional<String> user) {
  public Command {
    words = ImmutableList.copyOf(words);
    env = ImmutableList.copyOf(env);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("AttachStdin", input).put("AttachStdout", true).put("AttachStderr", true);
    json.put("Tty", tty);
    words.forEach(json.putArray("Cmd")::add);
    env.forEach(json.putArray("Env")::add);
    workdir.ifPresent(it -> json.put("WorkingDir", it));
    user.ifPresent(it -> json.put("User", it));
    return json;
  }
}
