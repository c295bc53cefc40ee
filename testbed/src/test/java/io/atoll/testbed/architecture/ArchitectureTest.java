package io.atoll.testbed.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom, in all modules. */
@AnalyzeClasses(packages = "io.atoll", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule apiModelKnowsNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage("io.atoll.api..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.atoll..").and(not(resideInAPackage("io.atoll.api.."))))
          .because("every module speaks the words of api-model, so it can speak those of none");

  @ArchTest
  static final ArchRule controllerKnowsOnlyApiModel =
      onlyApiModelBeside("io.atoll.controller..", "the processes meet in etcd and nowhere else");

  @ArchTest
  static final ArchRule agentKnowsOnlyApiModel =
      onlyApiModelBeside(
          "io.atoll.agent..", "measuring has to survive a controller's crash and the reverse");

  @ArchTest
  static final ArchRule cliKnowsOnlyApiModel =
      onlyApiModelBeside(
          "io.atoll.cli..", "the command is a client of etcd like any other and starts fast");

  @ArchTest
  static final ArchRule runtimeKnowsOnlyTheStore =
      noClasses()
          .that()
          .resideInAPackage("io.atoll.controller.runtime..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.atoll..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.atoll.controller.runtime..", "io.atoll.api.store"))))
          .because("it could be published on its own: it knows no kind, no Docker, no network");

  @ArchTest
  static final ArchRule managerKnowsNoOtherRole =
      rolesApart("manager", "node", "proxy", "the manager decides and never acts on a host");

  @ArchTest
  static final ArchRule nodeKnowsNoOtherRole =
      rolesApart("node", "manager", "proxy", "a node acts and never decides for the cluster");

  @ArchTest
  static final ArchRule proxyKnowsNoOtherRole =
      rolesApart("proxy", "manager", "node", "it has to work on a host without the other roles");

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices()
          .matching("io.atoll.(**)")
          .should()
          .beFreeOfCycles()
          .because("packages in a cycle can be neither understood nor tested one by one");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class)
          .because("a sleep is either too long or too short; wait for what you are waiting for");

  @ArchTest
  static final ArchRule onlyTheAdapterKnowsJetcd =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.atoll.api.store.etcd..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.etcd..")
          .because("everything else is tested on the store in memory, and passes on both");

  @ArchTest
  static final ArchRule onlyNodesAndAgentsKnowDocker =
      noClasses()
          .that(
              resideInAPackage("io.atoll..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.atoll.controller.node..",
                              "io.atoll.agent.engine..",
                              "io.atoll.testbed.."))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.dockerjava..")
          .because(
              "on a node the engine stands behind a port, and in an agent behind its own package");

  private static ArchRule onlyApiModelBeside(String module, String reason) {
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.atoll..").and(not(resideInAnyPackage(module, "io.atoll.api.."))))
        .allowEmptyShould(true)
        .because(reason);
  }

  private static ArchRule rolesApart(String role, String other, String third, String reason) {
    return noClasses()
        .that()
        .resideInAPackage("io.atoll.controller." + role + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.atoll.controller." + other + "..", "io.atoll.controller." + third + "..")
        .allowEmptyShould(true)
        .because(reason + "; they meet only in etcd");
  }
}
