package io.atoll.testbed.simulation.chaos;

import io.atoll.api.Keys;
import io.atoll.api.state.Controls;
import io.atoll.api.state.Controls.Basis;
import io.atoll.api.store.Op;
import io.atoll.api.store.Txn;
import io.atoll.api.yaml.Documents;
import io.atoll.testbed.simulation.world.World;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** People who apply, scale, spoil and delete three applications. */
final class Users {
  private static final List<String> NAMES = List.of("shop", "blog", "mail");
  private static final List<String> RUBBISH =
      List.of("{{{", "", "kind: Application\nspec: {imagee: x}\n", "- 1\n- 2\n", "\u0000\u0001");
  private static final int MOST = 5;

  private final World world;
  private final Random random;
  private final Map<String, Draft> drafts = new TreeMap<>();

  Users(World world) {
    this.world = world;
    this.random = world.random();
  }

  List<Act> acts() {
    return List.of(
        new Act(6, "apply", this::apply),
        new Act(4, "change", () -> edit(draft().next())),
        new Act(4, "count", () -> edit(draft().replicas(random.nextInt(MOST + 1)))),
        new Act(3, "health", () -> edit(draft().health(anyHealth()))),
        new Act(3, "reach", () -> edit(draft().reach(anyReach()))),
        new Act(1, "image", () -> edit(draft().image(any(Images.ALL)))),
        new Act(4, "scale", this::scale),
        new Act(2, "spoil", () -> put(any(NAMES), any(RUBBISH))),
        new Act(3, "delete", () -> delete(any(NAMES))),
        new Act(2, "replace", this::replace),
        new Act(1, "cordon", () -> cordon(true)),
        new Act(2, "uncordon", () -> cordon(false)));
  }

  private void apply() {
    String name = any(NAMES);
    edit(new Draft(name, Images.GOOD, 1, 1 + random.nextInt(MOST), anyReach(), anyHealth()));
  }

  private Draft draft() {
    return draft(any(NAMES));
  }

  private Draft draft(String name) {
    return drafts.getOrDefault(
        name, new Draft(name, Images.GOOD, 1, 2, Draft.Reach.OWN_HOST, Draft.Health.NONE));
  }

  private void edit(Draft draft) {
    drafts.put(draft.name(), draft);
    put(draft.name(), draft.text());
  }

  private void put(String name, String text) {
    world.trace().say("user puts " + name + ": " + text.replaceAll("\\s+", " "));
    world.truth().put(Keys.application(name), text);
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

  /** Nobody can converge to an image that does not run: gives those another. */
  void mend() {
    uncordonAll();
    for (String name : NAMES) {
      boolean there = world.truth().get(Keys.application(name)).isPresent();
      if (there && mayRunBroken(name)) {
        edit(draft(name).image(Images.GOOD));
      }
    }
  }

  /** What was accepted before it was spoilt runs on, broken or not. */
  private boolean mayRunBroken(String name) {
    return draft(name).image().equals(Images.BROKEN)
        || world.truth().list(Keys.revisions(name)).entries().stream()
            .anyMatch(entry -> entry.text().contains(Images.BROKEN));
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
