package io.soldonce.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The arrows between the modules, as the architecture page draws them.
@AnalyzeClasses(packages = "io.soldonce", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleArrowsTest {
    private static final String[] DOMAIN = {"io.soldonce.values..", "io.soldonce.item..", "io.soldonce.order..", "io.soldonce.listing..",
            "io.soldonce.channel..", "io.soldonce.ledger..", "io.soldonce.engine.."};

    @ArchTest
    static final ArchRule NOBODY_NEEDS_THE_APPLICATION = noClasses().that(not(resideInAPackage("io.soldonce.app.."))).should()
            .dependOnClassesThat().resideInAPackage("io.soldonce.app..");

    @ArchTest
    static final ArchRule ONLY_THE_APPLICATION_KNOWS_SPRING = noClasses().that(not(resideInAPackage("io.soldonce.app.."))).should()
            .dependOnClassesThat().resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule THE_LEDGER_KNOWS_NOBODY = noClasses().that(resideInAnyPackage(DOMAIN)).should().dependOnClassesThat()
            .resideInAnyPackage("io.soldonce.projections..", "io.soldonce.tables..", "io.soldonce.channels..", "io.soldonce.reconciler..",
                    "org.jooq..");

    @ArchTest
    static final ArchRule READ_MODELS_KNOW_NO_ACTIONS = noClasses().that().resideInAPackage("io.soldonce.projections..").should()
            .dependOnClassesThat().haveNameMatching(".*\\.(Item|Order|Listing|Channel)(Action|Decider)(\\$.*)?");

    @ArchTest
    static final ArchRule ADAPTERS_KNOW_VALUES_ONLY = noClasses().that().resideInAPackage("io.soldonce.channels..").should()
            .dependOnClassesThat().resideInAnyPackage("io.soldonce.item..", "io.soldonce.order..", "io.soldonce.listing..",
                    "io.soldonce.channel..", "io.soldonce.ledger..", "io.soldonce.engine..", "io.soldonce.projections..",
                    "io.soldonce.tables..", "org.axonframework..");

    @ArchTest
    static final ArchRule LOOPS_KNOW_NO_MARKETPLACE = noClasses().that().resideInAPackage("io.soldonce.reconciler..").should()
            .dependOnClassesThat(resideInAPackage("io.soldonce.channels..").and(not(resideInAnyPackage("io.soldonce.channels.spi..",
                    "io.soldonce.channels.gateway.."))));

    /// They meet through a socket only, as with a real marketplace.
    @ArchTest
    static final ArchRule SANDBOXES_AND_ADAPTERS_SHARE_NOTHING = noClasses().that().resideInAPackage("io.soldonce.sandbox..").should()
            .dependOnClassesThat().resideInAnyPackage("io.soldonce.channels..", "io.soldonce.values..", "io.soldonce.projections..",
                    "io.soldonce.reconciler..", "io.soldonce.engine..", "io.soldonce.ledger..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_A_SANDBOX_BUT_WHO_STARTS_IT = noClasses()
            .that(resideInAPackage("io.soldonce..").and(not(resideInAnyPackage("io.soldonce.sandbox..", "io.soldonce.app.."))))
            .should().dependOnClassesThat().resideInAPackage("io.soldonce.sandbox..");

    @ArchTest
    static final ArchRule PLAIN_NAMES = classes().that(resideInAPackage("io.soldonce..").and(not(resideInAPackage("io.soldonce.tables.."))))
            .should()
            .haveSimpleNameNotEndingWith("Impl").andShould().haveSimpleNameNotEndingWith("Manager").andShould()
            .haveSimpleNameNotEndingWith("Helper").andShould().haveSimpleNameNotEndingWith("Util").andShould()
            .haveSimpleNameNotEndingWith("Utils").andShould().haveSimpleNameNotEndingWith("Service").andShould()
            .haveSimpleNameNotEndingWith("Event").andShould().haveSimpleNameNotEndingWith("Command");
}
