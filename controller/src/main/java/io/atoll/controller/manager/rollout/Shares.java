package io.atoll.controller.manager.rollout;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Shares out an addition among groups in proportion to their sizes, as a Deployment that is scaled
 * in the middle of a rollout: each rounded to the nearest, the largest first, what is left over to
 * the first. Pure.
 */
final class Shares {
  private Shares() {}

  /**
   * @param sizes the largest first
   * @return for each group how many more; all together exactly {@code add}
   */
  static List<Integer> of(int add, List<Integer> sizes) {
    long total = sizes.stream().mapToLong(Integer::longValue).sum();
    int left = add;
    ImmutableList.Builder<Integer> shares = ImmutableList.builder();
    for (int size : sizes) {
      int share = total == 0 ? 0 : (int) Math.min(left, Math.round((double) size * add / total));
      shares.add(share);
      left -= share;
    }
    List<Integer> all = shares.build();
    return left == 0 || all.isEmpty()
        ? all
        : ImmutableList.<Integer>builder()
            .add(all.getFirst() + left)
            .addAll(all.subList(1, all.size()))
            .build();
  }
}
