package io.soldonce;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/// Who may know whom in this module, and what a pure class may not do.
@AnalyzeClasses(packages = "io.soldonce", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {"io.soldonce.values..", "io.soldonce.item..", "io.soldonce.order..", "io.soldonce.listing..",
            "io.soldonce.channel.."};
    private static final Set<String> CLOCKS = Set.of("java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.ZonedDateTime", "java.time.OffsetDateTime", "java.time.Year", "java.time.YearMonth");

    @ArchTest
    static final ArchRule VALUES_STAND_ALONE = mayKnow("values");
    @ArchTest
    static final ArchRule ITEMS_KNOW_VALUES = mayKnow("item", "values");
    @ArchTest
    static final ArchRule ORDERS_KNOW_ITEMS = mayKnow("order", "item", "values");
    @ArchTest
    static final ArchRule CHANNELS_KNOW_VALUES = mayKnow("channel", "values");
    @ArchTest
    static final ArchRule LISTINGS_KNOW_CHANNELS = mayKnow("listing", "channel", "values");

    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_NOTHING_OF_THE_DOMAIN = noClasses().that().resideInAPackage("io.soldonce.engine..").should()
            .dependOnClassesThat(resideInAnyPackage(DOMAIN).or(resideInAnyPackage("io.soldonce.ledger..")));

    @ArchTest
    static final ArchRule NOBODY_KNOWS_SPRING_OR_JOOQ = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.jooq..", "jakarta..");

    @ArchTest
    static final ArchRule NOTHING_GOES_ROUND_IN_CIRCLES = slices().matching("io.soldonce.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_DOMAIN_HAS_NO_CLOCK_NO_CHANCE_AND_NO_SURROUNDINGS = noClasses().that(resideInAnyPackage(DOMAIN)
            .or(resideInAnyPackage("io.soldonce.ledger.."))).should().accessTargetWhere(asksTheWorld());

    @ArchTest
    static final ArchRule THE_DOMAIN_DOES_NO_INPUT_AND_NO_OUTPUT = noClasses().that(resideInAnyPackage(DOMAIN)).should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "javax.sql..",
                    "java.util.concurrent..", "java.lang.reflect..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses().should()
            .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Service|Event|Command)");

    private static ArchRule mayKnow(String domain, String... others) {
        var known = Set.of(others);
        return classes().that().resideInAPackage("io.soldonce." + domain + "..").should()
                .onlyDependOnClassesThat(
                        new DescribedPredicate<>("belong to the JDK, to Jackson's annotations, to %s or to %s", domain, known) {
                            @Override
                            public boolean test(JavaClass target) {
                                var name = target.getPackageName();
                                return name.startsWith("java.") || name.isEmpty() || name.equals("com.fasterxml.jackson.annotation")
                                        || isIn(name, domain) || known.stream().anyMatch(other -> isIn(name, other));
                            }
                        });
    }

    private static boolean isIn(String packageName, String domain) {
        return packageName.equals("io.soldonce." + domain) || packageName.startsWith("io.soldonce." + domain + ".");
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheWorld() {
        return new DescribedPredicate<>("ask a clock, chance or the environment") {
            @Override
            public boolean test(JavaAccess<?> access) {
                return asksTheWorld(access.getTarget());
            }
        };
    }

    private static boolean asksTheWorld(AccessTarget target) {
        var owner = target.getOwner().getName();
        return switch (owner) {
            case "java.lang.System", "java.lang.Runtime", "java.lang.ProcessHandle", "java.lang.Thread", "java.time.Clock",
                    "java.util.Random",
                    "java.util.SplittableRandom", "java.security.SecureRandom", "java.util.Date", "java.util.Calendar" ->
                true;
            case "java.lang.Math" -> target.getName().equals("random");
            case "java.util.UUID" -> target.getName().equals("randomUUID");
            case "java.util.Locale", "java.util.TimeZone" -> target.getName().equals("getDefault");
            case "java.time.ZoneId" -> target.getName().equals("systemDefault");
            default -> CLOCKS.contains(owner) && target.getName().equals("now");
        };
    }
}
