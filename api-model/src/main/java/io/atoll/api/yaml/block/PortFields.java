package io.atoll.api.yaml.block;

import io.atoll.api.application.Application.Port;
import io.atoll.api.application.Application.Protocol;
import io.atoll.api.yaml.leaf.Leaves;
import io.atoll.api.yaml.schema.Field;
import io.atoll.api.yaml.schema.ListShape;
import io.atoll.api.yaml.schema.ObjectShape;

public final class PortFields {
  private static final Field<String> NAME =
      Field.required("name", Leaves.NAME, "How other blocks refer to it; unique.");
  private static final Field<Integer> PORT =
      Field.required("port", Leaves.PORT, "The port on which the worker listens.");
  private static final Field<Protocol> PROTOCOL =
      Field.defaulting("protocol", Leaves.choice(Protocol.class), "tcp", "tcp or udp.");
  private static final Field<Integer> HOST_PORT =
      Field.optional("hostPort", Leaves.PORT, "A port of the node that leads to the worker.");

  public static final ListShape<Port> LIST =
      ListShape.of(
              "a list of ports",
              ObjectShape.of("a port", NAME, PORT, PROTOCOL, HOST_PORT)
                  .build(
                      v -> new Port(v.get(NAME), v.get(PORT), v.get(PROTOCOL), v.find(HOST_PORT))))
          .distinct(port -> "the name '" + port.name() + "'");

  private PortFields() {}
}
