package io.atoll.testbed.bench.traffic;

import io.atoll.api.Keys;
import io.atoll.api.state.Assignment;
import io.atoll.api.state.Assignment.Want;
import io.atoll.api.state.Observation;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.bench.Figures;
import io.atoll.testbed.bench.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** How soon a name knows of a worker that has become ready, and of one that is to go. */
final class NamesPart {
  private static final int ROUNDS = 20;
  private static final String NAME = WebApplication.NAME + ".default.atoll";

  private NamesPart() {}

  static void run(WebApplication web) throws InterruptedException, NamingException {
    Figures comes = new Figures();
    Figures goes = new Figures();
    web.roll(1, "a", "25%");
    InitialDirContext resolver = resolver(web.workers().iterator().next());
    for (int round = 0; round < ROUNDS; round++) {
      List<String> before = web.workers().stream().map(Observation::worker).toList();
      comes.add(change(web, resolver, Keys.OBSERVED, it -> isNew(it, before), 2));
      goes.add(change(web, resolver, Keys.WORKERS, NamesPart::drains, 1));
    }
    resolver.close();
    System.out.println("readiness to the name knowing it: " + comes);
    System.out.println("told to drain to the name forgetting it: " + goes);
  }

  private static Duration change(
      WebApplication web,
      InitialDirContext resolver,
      String prefix,
      Predicate<String> wanted,
      int replicas)
      throws InterruptedException, NamingException {
    try (Moment moment = new Moment(web.cluster().store(), prefix, wanted)) {
      long revision = web.put(replicas, "a", "25%");
      long seen = first(resolver, count -> count == replicas);
      Duration time = Duration.ofNanos(seen - moment.await());
      web.settle(revision, replicas);
      return time;
    }
  }

  private static boolean isNew(String text, List<String> before) {
    Observation seen = Documents.read(text, Observation.class);
    return seen.ready() && !before.contains(seen.worker());
  }

  private static boolean drains(String text) {
    return Documents.read(text, Assignment.class).want() == Want.DRAIN;
  }

  private static long first(InitialDirContext resolver, IntPredicate wanted)
      throws NamingException {
    while (!wanted.test(addresses(resolver))) {
      Thread.onSpinWait();
    }
    return System.nanoTime();
  }

  /** JNDI is banned for objects that it makes of answers; here an answer's lines are counted. */
  @SuppressWarnings("BanJNDI")
  private static int addresses(InitialDirContext resolver) throws NamingException {
    try {
      Attribute found = resolver.getAttributes(NAME, new String[] {"A"}).get("A");
      return found == null ? 0 : found.size();
    } catch (NameNotFoundException none) {
      return 0;
    }
  }

  /** The one that the worker itself is given: the first address of its block. */
  private static InitialDirContext resolver(Observation worker) throws NamingException {
    String address = String.valueOf(worker.address());
    String gateway = address.substring(0, address.lastIndexOf('.')) + ".1";
    Properties settings = new Properties();
    settings.setProperty("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
    settings.setProperty("java.naming.provider.url", "dns://" + gateway);
    return new InitialDirContext(settings);
  }
}
