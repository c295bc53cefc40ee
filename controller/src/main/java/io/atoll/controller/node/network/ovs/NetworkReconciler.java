package io.atoll.controller.node.network.ovs;

import io.atoll.controller.node.network.NetworkException;
import io.atoll.controller.node.network.NetworkView;
import io.atoll.controller.runtime.Outcome;
import io.atoll.controller.runtime.Reconciler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps bridge and host as planned. One key stands for all, because all share one bridge. */
public final class NetworkReconciler implements Reconciler {
  public static final String KEY = "network";

  /** The safety net under all notifications. */
  private static final Duration PERIOD = Duration.ofSeconds(30);

  /** The kernel and the switch may not be done with what a repair has set going. */
  private static final Duration AFTER_REPAIR = Duration.ofSeconds(1);

  private final OvsHostNetwork network;
  private final Supplier<Optional<NetworkView>> view;

  /**
   * @param view what the cluster says; empty while it must not be believed, as before the first
   *     complete list, and then the last view is kept
   */
  public NetworkReconciler(OvsHostNetwork network, Supplier<Optional<NetworkView>> view) {
    this.network = network;
    this.view = view;
  }

  @Override
  public Outcome reconcile(String key) {
    try {
      Optional<NetworkView> fresh = view.get();
      fresh.ifPresent(network::update);
      boolean repaired = network.converge();
      fresh.ifPresent(network::confirm);
      return Outcome.again(repaired ? AFTER_REPAIR : PERIOD);
    } catch (NetworkException e) {
      return new Outcome.Failed(category(e), String.valueOf(e.getMessage()), e);
    }
  }

  private static String category(NetworkException e) {
    return switch (e.category()) {
      case UNAVAILABLE -> "SwitchUnavailable";
      case UNKNOWN_NETWORK -> "UnknownNetwork";
      case EXHAUSTED -> "AddressesExhausted";
      case NO_SUCH_PROCESS -> "NoSuchProcess";
      case INTERNAL -> "NetworkInternal";
    };
  }
}
