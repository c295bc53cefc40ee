package io.atoll.controller.node.probe.check;

import io.atoll.api.application.Health.Kind;
import io.atoll.controller.node.probe.ProbeSpec;
import io.atoll.controller.node.probe.Prober.Asked;

/** One probe of one attempt, to be asked once. */
record Asking(String worker, String instance, Kind kind, ProbeSpec probe, Asked where) {}
