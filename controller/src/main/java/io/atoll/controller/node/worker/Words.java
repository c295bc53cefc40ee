package io.atoll.controller.node.worker;

import com.google.common.base.CaseFormat;

/** Names of categories as people and metrics see them. */
final class Words {
  private Words() {}

  static String camel(Enum<?> category) {
    return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.UPPER_CAMEL, category.name());
  }
}
