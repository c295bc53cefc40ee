package io.atoll.cli.run;

import com.google.common.collect.ImmutableList;
import java.util.random.RandomGenerator;

/** Names for those who gave none, two words as Docker has them. */
public final class Names {
  private static final ImmutableList<String> HOW =
      ImmutableList.of(
          "amber", "brave", "bright", "calm", "clever", "coral", "crisp", "daring", "eager",
          "early", "gentle", "golden", "happy", "honest", "keen", "lively", "lucky", "mellow",
          "merry", "nimble", "patient", "quick", "quiet", "rapid", "sandy", "sharp", "silent",
          "silver", "sunny", "swift", "tidy", "warm");
  private static final ImmutableList<String> WHAT =
      ImmutableList.of(
          "albatross",
          "anchovy",
          "barracuda",
          "cockle",
          "coot",
          "cormorant",
          "crab",
          "cuttlefish",
          "dolphin",
          "dugong",
          "eel",
          "frigatebird",
          "gannet",
          "grouper",
          "gull",
          "heron",
          "lagoon",
          "limpet",
          "manta",
          "mullet",
          "octopus",
          "parrotfish",
          "pelican",
          "plover",
          "puffin",
          "reef",
          "sandbar",
          "seahorse",
          "starfish",
          "tern",
          "turtle",
          "wrasse");

  private Names() {}

  public static String next(RandomGenerator random) {
    return HOW.get(random.nextInt(HOW.size())) + "-" + WHAT.get(random.nextInt(WHAT.size()));
  }
}
