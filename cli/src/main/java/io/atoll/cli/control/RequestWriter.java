package io.atoll.cli.control;

import io.atoll.api.Keys;
import io.atoll.api.state.Request;
import io.atoll.api.store.Compare;
import io.atoll.api.store.Op;
import io.atoll.api.store.Store;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import java.util.UUID;

/** Asks the manager for something that concerns one worker. */
public final class RequestWriter {
  private final Store store;

  public RequestWriter(Store store) {
    this.store = store;
  }

  public void ask(Request request) {
    String key = Keys.request(UUID.randomUUID().toString());
    store.commit(Txn.of(Op.put(key, Documents.write(request))).onlyIf(Compare.absent(key)));
  }
}
