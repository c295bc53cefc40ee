package io.atoll.testbed.proxy;

import io.atoll.controller.proxy.config.Places;
import io.atoll.controller.proxy.haproxy.Proxy;
import io.atoll.testbed.fake.FakeProxy;
import java.util.Map;
import java.util.Set;

final class FakeProxyTest extends ProxyContract {
  private static final int FOREIGN = 9000;
  private final FakeProxy proxy = new FakeProxy();

  FakeProxyTest() {
    proxy.takePort(FOREIGN);
  }

  @Override
  Proxy proxy() {
    return proxy;
  }

  @Override
  Scene scene() {
    return new Scene(new Places(8080, 8443, 9472, "sock", "map", "lists", ""), Map.of());
  }

  @Override
  void kill() {
    proxy.kill();
  }

  @Override
  Set<String> serving(String host) {
    return proxy.serving(host + "/");
  }

  @Override
  int foreignPort() {
    return FOREIGN;
  }
}
