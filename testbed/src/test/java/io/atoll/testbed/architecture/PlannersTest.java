package io.atoll.testbed.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.atoll.api.store.Store;
import io.atoll.controller.runtime.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Decisions are pure functions: same values in, same plan out. */
@AnalyzeClasses(packages = "io.atoll", importOptions = ImportOption.DoNotIncludeTests.class)
final class PlannersTest {
  private static final String REASON =
      "a planner is tested by tables and replayed by seeds: time, chance and the world are values"
          + " that it is given";

  @ArchTest
  static final ArchRule plannersTouchNothingOfTheWorld =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Planner")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.io..",
                      "java.nio.file..",
                      "java.net..",
                      "java.net.http..",
                      "org.slf4j..",
                      "java.util.logging..",
                      "java.util.concurrent..")
                  .or(assignableTo(Clock.class))
                  .or(assignableTo(Store.class))
                  .or(assignableTo(Random.class))
                  .or(assignableTo(RandomGenerator.class))
                  .or(assignableTo(UUID.class))
                  .or(assignableTo(java.time.Clock.class))
                  .or(assignableTo(Thread.class)))
          .allowEmptyShould(true)
          .because(REASON);

  @ArchTest
  static final ArchRule plannersAskNoClock =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Planner")
          .should()
          .accessTargetWhere(clockOrChance())
          .allowEmptyShould(true)
          .because(REASON);

  private static DescribedPredicate<JavaAccess<?>> clockOrChance() {
    return DescribedPredicate.describe(
        "is the present time, the process's environment or chance",
        access ->
            isNow(access.getTarget())
                || access.getTargetOwner().isEquivalentTo(System.class)
                || (access.getTargetOwner().isEquivalentTo(Math.class)
                    && access.getTarget().getName().equals("random")));
  }

  private static boolean isNow(AccessTarget target) {
    return target.getName().equals("now") && target.getOwner().getPackageName().equals("java.time");
  }
}
