package io.atoll.api.sync;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** What is to be done, and what is left as it is and why. */
public record FolderPlan(List<FolderAction> actions, List<Remark> remarks) {
  public FolderPlan {
    actions = ImmutableList.copyOf(actions);
    remarks = ImmutableList.copyOf(remarks);
  }
}
