package io.atoll.api.yaml;

import io.atoll.api.application.Application;
import io.atoll.api.cluster.Network;
import io.atoll.api.cluster.Node;
import io.atoll.api.store.Bytes;
import io.atoll.api.yaml.text.Position;

/** One document that a user wrote, as the value it stands for. */
public sealed interface Manifest {
  /** Application, Node or Network. */
  String kind();

  String name();

  Origin origin();

  /**
   * @param source the file's name, or the key in the store
   * @param at where in it the document begins
   * @param text the document itself, byte for byte, without its {@code ---}; what is to be stored
   */
  record Origin(String source, Position at, Bytes text) {}

  /**
   * @param application with every default resolved
   * @param templateHash changes exactly if its containers must be replaced
   */
  record ForApplication(Application application, String templateHash, Origin origin)
      implements Manifest {
    @Override
    public String kind() {
      return "Application";
    }

    @Override
    public String name() {
      return application.name();
    }
  }

  record ForNode(Node node, Origin origin) implements Manifest {
    @Override
    public String kind() {
      return "Node";
    }

    @Override
    public String name() {
      return node.name();
    }
  }

  record ForNetwork(Network network, Origin origin) implements Manifest {
    @Override
    public String kind() {
      return "Network";
    }

    @Override
    public String name() {
      return network.name();
    }
  }
}
