package org.fieldwarden.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the rooms, as docs/architecture.md draws them. */
final class ArchitectureTest {

    private static final List<String> ROOMS =
            List.of("core", "ingest", "detector", "georef", "reporting", "testimagery", "models", "app");

    @SuppressWarnings("NullAway.Init") // set once before all tests
    private static JavaClasses ours;

    @BeforeAll
    static void readClasses() {
        ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.fieldwarden", "org.nd4j.nativeblas");
    }

    static Stream<Arguments> roomsAndWhatTheyMayUse() {
        return Stream.of(
                Arguments.of("core", List.of()),
                Arguments.of("ingest", List.of("core")),
                Arguments.of("detector", List.of("core")),
                Arguments.of("georef", List.of("core")),
                Arguments.of("reporting", List.of("core")),
                Arguments.of("testimagery", List.of("core")),
                Arguments.of("models", List.of("core", "detector", "testimagery")),
                Arguments.of(
                        "app", List.of("core", "ingest", "detector", "georef", "reporting", "testimagery", "models")));
    }

    @Test
    void everyRoomIsSeen() {
        for (String room : ROOMS) {
            assertThat(ours.that(resideInAPackage(packages(room)))).as(room).isNotEmpty();
        }
        String[] rooms = ROOMS.stream().map(ArchitectureTest::packages).toArray(String[]::new);
        assertThat(ours.that(resideInAPackage("org.fieldwarden..").and(resideOutsideOfPackages(rooms))))
                .as("classes outside the rooms")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("roomsAndWhatTheyMayUse")
    void roomKnowsOnlyTheRoomsItMayKnow(String room, List<String> allowed) {
        String[] others = ROOMS.stream()
                .filter(other -> !other.equals(room) && !allowed.contains(other))
                .map(ArchitectureTest::packages)
                .toArray(String[]::new);
        if (others.length == 0) {
            assertThat(room).isEqualTo("app");
            return;
        }

        holds(noClasses()
                .that()
                .resideInAPackage(packages(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    static Stream<Arguments> frameworksAndTheirOnlyPlaces() {
        return Stream.of(
                Arguments.of(
                        List.of("org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."),
                        List.of("org.fieldwarden.detector.dl4j", "org.nd4j.nativeblas")),
                Arguments.of(List.of("org.opencv..", "nu.pattern.."), List.of("org.fieldwarden.detector.opencv")),
                Arguments.of(
                        List.of("org.geotools..", "org.opengis.."),
                        List.of("org.fieldwarden.ingest.geotiff", "org.fieldwarden.georef.crs")),
                Arguments.of(
                        List.of("org.apache.kafka..", "kafka..", "io.cloudevents.."),
                        List.of(
                                "org.fieldwarden.georef.kafka",
                                "org.fieldwarden.reporting.kafka",
                                "org.fieldwarden.app.broker",
                                "org.fieldwarden.app.distribution")),
                Arguments.of(List.of("software.amazon.."), List.of("org.fieldwarden.app.s3")),
                Arguments.of(List.of("picocli.."), List.of("org.fieldwarden.app", "org.fieldwarden.app.cli")),
                Arguments.of(
                        List.of("com.openhtmltopdf..", "org.apache.pdfbox..", "org.apache.fontbox..", "de.rototor.."),
                        List.of("org.fieldwarden.reporting.paper")),
                Arguments.of(
                        List.of("io.javalin..", "me.desair..", "org.eclipse.jetty..", "jakarta.servlet.."),
                        List.of("org.fieldwarden.app.web")),
                Arguments.of(List.of("io.micrometer.."), List.of("org.fieldwarden.app.meters")),
                Arguments.of(List.of("com.linuxense.."), List.of("org.fieldwarden.reporting.layer.file")),
                Arguments.of(
                        List.of("java.sql..", "org.sqlite.."),
                        List.of("org.fieldwarden.reporting.register", "org.fieldwarden.reporting.layer.file")));
    }

    @ParameterizedTest
    @MethodSource("frameworksAndTheirOnlyPlaces")
    void frameworkIsKnownInItsPlacesOnly(List<String> framework, List<String> places) {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(places.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(framework.toArray(String[]::new)));
        for (String place : places) {
            boolean used = ours.that(resideInAPackage(place)).stream()
                    .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                    .anyMatch(dependency ->
                            resideInAnyPackage(framework.toArray(String[]::new)).test(dependency.getTargetClass()));
            // A place that lost its framework would make this rule say nothing.
            assertThat(used || place.equals("org.fieldwarden.app")).as(place).isTrue();
        }
    }

    /** The word for illegality is people's: what finds and screens cannot say it. */
    @Test
    void onlyCasesAndTheirRegisterKnowVerdicts() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.fieldwarden.reporting.casework",
                        "org.fieldwarden.reporting.register",
                        "org.fieldwarden.reporting.list",
                        "org.fieldwarden.app.cli")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.fieldwarden.reporting.casework.Verdict"));
    }

    @Test
    void onlyTheConductorEndsTheProcess() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.fieldwarden.app")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class));
    }

    @Test
    void onlyTheConductorWritesToTheTerminal() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.fieldwarden.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void nobodyLogsWithTheJdksLogger() {
        holds(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    }

    @Test
    void packagesOfARoomKnowEachOtherInOneDirectionOnly() {
        holds(slices().matching("org.fieldwarden.(**)").should().beFreeOfCycles());
    }

    @Test
    void noClassIsNamedForNothing() {
        holds(noClasses().should().haveNameMatching(".*(Util|Manager|Helper)[a-z]*(\\$.*)?"));
    }

    @Test
    void everyPackageSaysThatItKnowsNoNull() {
        List<String> silent = ours.that(resideInAPackage("org.fieldwarden..")).stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(one -> one.tryGetPackageInfo()
                        .map(info -> !info.isAnnotatedWith(NullMarked.class))
                        .orElse(true))
                .map(JavaPackage::getName)
                .toList();

        assertThat(silent).isEmpty();
    }

    private static String packages(String room) {
        return "org.fieldwarden." + room + "..";
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(false).check(ours);
    }
}
