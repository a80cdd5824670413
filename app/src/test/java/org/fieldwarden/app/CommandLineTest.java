package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fieldwarden.detector.ModelBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "detect", "audit", "train", "compose"})
    void everyCommandHasHelp(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("fieldwarden " + command, "--out");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void workerHasHelpAndNeedsAStore() {
        assertThat(CommandRun.of("worker", "--help").out())
                .contains("--bootstrap-servers", "--store", "--model", "--workers", "--attempts");

        CommandRun without = CommandRun.of("worker", "--bootstrap-servers", "localhost:9092");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.sentences()).singleElement().asString().contains("--store");
        assertThat(CommandRun.of("worker", "--bootstrap-servers", "x:1", "--store", folder, "--attempts", 0)
                        .err())
                .contains("at least once");
    }

    @Test
    void helpTellsTheCommandsAndTheExitCodes() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("demo", "detect", "worker", "audit", "train", "compose", "Exit codes");
    }

    @Test
    void noCommandShowsTheHelp() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Name a command", "Exit codes");
    }

    static Stream<Arguments> wrongUse() {
        return Stream.of(
                Arguments.of("--bootstrap-servers", List.of("detect", "--publish")),
                Arguments.of("--publish", List.of("detect", "--bootstrap-servers", "localhost:9092")),
                Arguments.of("--store", List.of("detect", "--distributed", "--bootstrap-servers", "localhost:9092")),
                Arguments.of("--bootstrap-servers", List.of("detect", "--distributed", "--store", "shared")),
                Arguments.of("--distributed", List.of("detect", "--store", "shared")),
                Arguments.of("--min-area", List.of("detect", "--min-area", "a-lot")),
                Arguments.of("See fieldwarden detect --help", List.of("detect", "--min-area", "-1")),
                Arguments.of("from 256 to 4096", List.of("detect", "--block", "100")),
                Arguments.of("at least one worker", List.of("detect", "--workers", "0")),
                Arguments.of("a share from 0 to 1", List.of("detect", "--max-unobserved", "2")),
                Arguments.of("--curent", List.of("detect", "--curent", "b.tif")),
                Arguments.of("--baseline-flown", List.of("detect", "--baseline-flown", "05.09.2026")));
    }

    @ParameterizedTest
    @MethodSource("wrongUse")
    void wrongUseIsToldInOneSentenceBeforeAnyFileIsOpened(String says, List<String> options) {
        Stream<String> complete = Stream.concat(
                options.stream(), Stream.of("--baseline", "a.tif", "--current", "b.tif", "--out", folder.toString()));

        CommandRun run = CommandRun.of(complete.toArray());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.sentences()).as(run.err()).hasSize(1);
        assertThat(run.err()).contains(says).doesNotContain("\tat ");
        assertThat(run.err().lines().count()).as(run.err()).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.5", "NaN", "5000", "half"})
    void gsdMustBeMetres(String gsd) {
        CommandRun run = CommandRun.of("audit", "--pairs", folder, "--gsd", gsd, "--out", folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains("--gsd");
    }

    @Test
    void auditNamesTheFolderThatIsMissing() {
        CommandRun run = CommandRun.of("audit", "--pairs", folder, "--gsd", "0.5", "--out", folder, "--model", folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.sentences())
                .singleElement()
                .asString()
                .contains(folder.resolve("A").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "1000", "1025", "40960"})
    void demoSideMustFitTiles(String side) {
        CommandRun run = CommandRun.of("demo", "--side", side, "--out", folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains("--side", side);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001"})
    void composeNeedsAReasonableNumberOfBuildings(String buildings) {
        CommandRun run = CommandRun.of("compose", "--orthophoto", "a.tif", "--out", folder, "--buildings", buildings);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains("--buildings", buildings);
    }

    @Test
    void trainNamesTheRecipeThatIsMissing() {
        Path recipe = folder.resolve("none.yaml");

        CommandRun run = CommandRun.of("train", "--recipe", recipe, "--out", folder.resolve("run"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains(recipe.toString());
    }

    @Test
    void sieveWeightsGoWithTheNetworksWeights() {
        CommandRun run = CommandRun.of(
                "train",
                "--recipe",
                folder.resolve("recipe.yaml"),
                "--out",
                folder.resolve("run"),
                "--sieve-weights",
                folder.resolve("sieve.bin"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains("--sieve-weights", "--weights");
    }

    @Test
    void trainAsksForTheImageryThatTheRecipeMixesIn() {
        Path recipe = home().resolve("models/recipes/village.yaml");

        CommandRun run = CommandRun.of("train", "--recipe", recipe, "--out", folder.resolve("run"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains("--data");
    }

    @Test
    void shippedBundleCanBeRead() {
        ModelBundle bundle = ModelBundle.read(shipped());

        assertThat(bundle.description().identity().name()).isEqualTo("village");
        assertThat(bundle.description().gsd().finest().metres()).isLessThanOrEqualTo(0.3);
    }

    @Test
    void cardOfTheShippedBundleSaysWhatItOwes() throws IOException {
        Path folder = shipped();
        ModelBundle bundle = ModelBundle.read(folder);
        assumeFalse(bundle.description().training().replaceAll("\\s", "").equals("{}"), "Taken out of a training run");

        assertThat(Files.readString(folder.resolve("card.md")))
                .contains(bundle.hash(), "CC-BY-4.0", "OpenStreetMap contributors", "Bolzano", "NAIP");
    }

    private static Path shipped() {
        Path folder = home().resolve("models/bundles/village");
        assumeTrue(Files.exists(folder.resolve(ModelBundle.DESCRIPTION_FILE)), "No bundle lies in " + folder);
        return folder;
    }

    private static Path home() {
        return Path.of(System.getProperty("fieldwarden.home", "."));
    }
}
