package io.atoll.testbed.cluster;

import io.atoll.testbed.programs.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one local cluster for all tests of this JVM that take one, and stops it at the end. */
public final class SharedCluster implements ParameterResolver {

  private record Running(LocalCluster cluster, Path home) implements AutoCloseable {
    @Override
    public void close() {
      cluster.close();
      Trees.delete(home);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedCluster.class))
        .getOrComputeIfAbsent(Running.class, ignored -> start(), Running.class)
        .cluster();
  }

  private static Running start() {
    try {
      Path home = Files.createTempDirectory("atoll");
      return new Running(LocalCluster.start(home), home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
