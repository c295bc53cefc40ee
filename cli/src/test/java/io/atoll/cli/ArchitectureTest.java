package io.atoll.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.atoll.cli", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule SPEAKS_TO_THE_STORE_ALONE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.atoll.controller..", "io.atoll.agent..")
          .because("the command and the control plane meet only in the store");

  @ArchTest
  static final ArchRule ONLY_THE_CONNECTOR_KNOWS_ETCD =
      noClasses()
          .that()
          .doNotHaveSimpleName("GatewayConnector")
          .and()
          .resideOutsideOfPackage("io.atoll.cli.training")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.atoll.api.store.etcd..", "io.atoll.api.store.gateway..")
          .because("every command is tested on the store in memory");

  @ArchTest
  static final ArchRule VIEWS_KNOW_NO_COMMANDS =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.atoll.cli", "io.atoll.cli.command..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.atoll.cli.command..")
          .because("what is shown is worked out by pure functions that no command is needed for");
}
