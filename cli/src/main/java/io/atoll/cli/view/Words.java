package io.atoll.cli.view;

import com.google.common.base.CaseFormat;

/** Values of documents as documents write them. */
public final class Words {
  private Words() {}

  public static String of(Enum<?> value) {
    return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, value.name());
  }
}
