package io.atoll.agent.serving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atoll.agent.endpoint.Exchange;
import io.atoll.agent.endpoint.Refusal;
import io.atoll.agent.engine.EngineException;
import io.atoll.agent.engine.Volumes;
import io.atoll.agent.engine.Volumes.Volume;
import java.io.IOException;
import java.util.List;

/** The named volumes of this host. */
record VolumeService(Volumes volumes) {

  void list(Exchange exchange) throws IOException, InterruptedException {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Volume volume : volumes.all()) {
      ObjectNode one = all.addObject().put("name", volume.name());
      one.put("application", volume.application()).put("worker", volume.worker());
      one.put("created", volume.created());
      volumes.users(volume.name()).forEach(one.putArray("usedBy")::add);
    }
    exchange.answer(200, "application/json", all + "\n");
  }

  void remove(Exchange exchange) throws IOException, InterruptedException {
    String name = exchange.target().part("volume");
    requireKnown(name);
    List<String> users = volumes.users(name);
    if (!users.isEmpty()) {
      throw Refusal.conflict(
          "volume " + name + " is used by " + String.join(", ", users) + " and stays");
    }
    volumes.remove(name);
    exchange.answer(200, "text/plain", "");
  }

  private void requireKnown(String name) throws EngineException {
    if (volumes.all().stream().noneMatch(it -> it.name().equals(name))) {
      throw Refusal.notFound("there is no volume " + name + " of this cluster on this node");
    }
  }
}
