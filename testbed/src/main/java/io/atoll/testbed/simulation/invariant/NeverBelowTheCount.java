package io.atoll.testbed.simulation.invariant;

import io.atoll.testbed.simulation.world.StoreWrite;
import io.atoll.testbed.simulation.world.Witness;
import io.atoll.testbed.simulation.world.World;

/**
 * Because what is accepted keeps running, whatever broken text follows it, and a new worker comes
 * before an old one goes: no stop leaves fewer wanted workers than the count in force without
 * {@code maxUnavailable}, unless a user asked for that worker's end.
 */
final class NeverBelowTheCount implements Witness {
  @Override
  public void wrote(StoreWrite write, World world) {
    Leavers.of(write).forEach(put -> Leavers.check(put, world, left -> true, " leaves %d"));
  }
}
