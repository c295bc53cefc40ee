package io.atoll.controller.manager.rollout;

/**
 * Workers once a plan is carried out.
 *
 * @param old wanted ones of other templates, or that somebody asked to replace
 * @param updated wanted ones of the template in force
 * @param available of these, those that have been ready for long enough
 * @param away of these, those whose nodes do not answer
 */
public record Tally(int desired, int old, int updated, int available, int away) {
  public static final Tally NONE = nobody(0);

  public static Tally nobody(int desired) {
    return new Tally(desired, 0, 0, 0, 0);
  }

  boolean complete() {
    return old == 0 && updated == desired && available == desired;
  }
}
