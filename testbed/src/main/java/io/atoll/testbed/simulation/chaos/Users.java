package io.atoll.testbed.simulation.chaos;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Controls.Basis;
import io.atoll.api.state.status.ApplicationStatus;
import io.atoll.api.store.Entry;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.chaos.Draft.Style;
import io.atoll.testbed.simulation.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** People who apply, scale, spoil and delete three applications. */
final class Users {
  static final List<String> NAMES = List.of("shop", "blog", "mail");
  private static final List<String> RUBBISH =
      List.of("{{{", "", "kind: Application\nspec: {imagee: x}\n", "- 1\n- 2\n", "\u0000\u0001");
  private static final int MOST = 5;

  private final World world;
  private final Random random;
  private final Map<String, Draft> drafts = new TreeMap<>();
  private final ListMultimap<String, Draft> history = ArrayListMultimap.create();

  Users(World world) {
    this.world = world;
    this.random = world.random();
  }

  List<Act> acts() {
    return List.of(
        new Act(6, "apply", this::apply),
        new Act(4, "change", () -> edit(draft().next())),
        new Act(4, "count", () -> edit(draft().replicas(random.nextInt(MOST + 1)))),
        new Act(4, "follow", () -> edit(draft().following())),
        new Act(3, "health", () -> edit(draft().health(anyHealth()))),
        new Act(3, "reach", () -> edit(draft().reach(anyReach()))),
        new Act(2, "image", () -> edit(draft().image(any(Images.ALL)))),
        new Act(2, "bad revision", () -> edit(draft().image(any(Images.BAD)).next())),
        new Act(2, "style", () -> edit(draft().style(any(List.of(Style.values()))).next())),
        new Act(3, "undo", this::undo),
        new Act(4, "scale", this::scale),
        new Act(2, "spoil", () -> put(any(NAMES), any(RUBBISH))),
        new Act(3, "delete", () -> delete(any(NAMES))),
        new Act(2, "replace", this::replace),
        new Act(1, "cordon", () -> cordon(true)),
        new Act(2, "uncordon", () -> cordon(false)));
  }

  private void apply() {
    String name = any(NAMES);
    Integer count = random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(MOST));
    Style style = any(List.of(Style.values()));
    edit(new Draft(name, Images.GOOD, 1, count, anyReach(), anyHealth(), style));
  }

  private Draft draft() {
    return draft(any(NAMES));
  }

  private Draft draft(String name) {
    return drafts.getOrDefault(
        name,
        new Draft(name, Images.GOOD, 1, 2, Draft.Reach.OWN_HOST, Draft.Health.NONE, Style.USUAL));
  }

  private void edit(Draft draft) {
    drafts.put(draft.name(), draft);
    history.put(draft.name(), draft);
    put(draft.name(), draft.text());
  }

  private void put(String name, String text) {
    world.trace().say("user puts " + name + ": " + text.replaceAll("\\s+", " "));
    world.truth().put(Keys.application(name), text);
  }

  /** Back to any earlier text, with the count as it is. */
  private void undo() {
    Draft draft = draft();
    List<Draft> earlier = history.get(draft.name());
    if (!earlier.isEmpty()) {
      edit(any(earlier).counting(draft));
    }
  }

  private void scale() {
    String name = any(NAMES);
    int count = random.nextInt(MOST + 1);
    world
        .truth()
        .get(Keys.application(name))
        .ifPresent(entry -> {
          world.trace().say("user scales " + name + " to " + count);
          var basis = new Basis(entry.createRevision(), entry.modRevision());
          var controls = Controls.NONE.withCount(count, basis);
          world.truth().put(Keys.controls(name), Documents.write(controls));
        });
  }

  private void delete(String name) {
    world.trace().say("user deletes " + name);
    boolean thorough = random.nextBoolean();
    world.truth().commit(Txn.of(Op.delete(Keys.application(name))));
    if (thorough) {
      world.truth().commit(Txn.of(Op.delete(Keys.controls(name))));
    }
  }

  /** Deletes and applies the same name again before anybody can have noticed. */
  private void replace() {
    Draft draft = draft();
    delete(draft.name());
    edit(draft.next());
  }

  private void cordon(boolean cordoned) {
    String node = world.hosts().get(random.nextInt(world.hosts().size())).name();
    world.trace().say("user cordons " + node + ": " + cordoned);
    String text =
        "apiVersion: atoll/v1\nkind: Node\nmetadata: {name: %s}\nspec: {cordoned: %s}\n"
            .formatted(node, cordoned);
    world.truth().put(Keys.node(node), text);
  }

  private void uncordonAll() {
    world.hosts().forEach(it -> world.truth().commit(Txn.of(Op.delete(Keys.node(it.name())))));
  }

  /**
   * Nobody can converge to an image that does not run, if there is none to go back to, nor to what
   * is held once it failed: gives those another.
   */
  void mend() {
    uncordonAll();
    for (String name : NAMES) {
      boolean there = world.truth().get(Keys.application(name)).isPresent();
      if (there && (mayRunBroken(name) || mayBeHeld(name))) {
        edit(draft(name).image(Images.GOOD).style(Style.QUICK));
      }
    }
  }

  /** What was accepted before it was spoilt runs on, broken or not. */
  private boolean mayRunBroken(String name) {
    boolean broken =
        draft(name).image().equals(Images.BROKEN)
            || texts(name).anyMatch(it -> it.contains(Images.BROKEN));
    return broken && !hasGoodToGoBackTo(name);
  }

  private boolean hasGoodToGoBackTo(String name) {
    return world
        .truth()
        .get(Keys.applicationStatus(name))
        .map(entry -> Documents.read(entry.text(), ApplicationStatus.class))
        .filter(it -> it.uid() == uid(name))
        .flatMap(it -> Optional.ofNullable(it.rollout()))
        .flatMap(it -> world.truth().get(Keys.revision(name, it.completed())))
        .filter(entry -> !entry.text().contains(Images.BROKEN))
        .isPresent();
  }

  /** A status may still tell of a deleted object of the name. */
  private long uid(String name) {
    return world.truth().get(Keys.application(name)).map(Entry::createRevision).orElse(0L);
  }

  private boolean mayBeHeld(String name) {
    return draft(name).style() == Style.PAUSING
        || texts(name).anyMatch(it -> it.contains("onFailure: pause"));
  }

  /** What was ever accepted, and what may yet be: a document put back is of an older time. */
  private Stream<String> texts(String name) {
    return Stream.concat(
            world.truth().list(Keys.revisions(name)).entries().stream(),
            world.truth().get(Keys.application(name)).stream())
        .map(Entry::text);
  }

  private Draft.Health anyHealth() {
    return any(List.of(Draft.Health.values()));
  }

  private Draft.Reach anyReach() {
    return any(List.of(Draft.Reach.values()));
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
