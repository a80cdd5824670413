package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that cannot be used: one sentence that says what and where, the right exit code, and nothing started. */
final class BadInputTest {

    private static final int USAGE = 2;
    private static final int INPUT = 3;
    private static final int SIDE = 128;

    @TempDir
    private Path folder;

    private Path sound = Path.of("");

    @BeforeEach
    void writeSoundFlight() throws IOException {
        sound = HandmadeTiff.sound(SIDE, 3).write(folder.resolve("sound.tif"));
    }

    static Stream<Arguments> unusableFlights() {
        return Stream.of(
                Arguments.of("has no CRS", HandmadeTiff.sound(SIDE, 3).without(HandmadeTiff.GEO_KEYS)),
                Arguments.of(
                        "EPSG:30999 is unknown", HandmadeTiff.sound(SIDE, 3).keys(30999)),
                Arguments.of("LERC", HandmadeTiff.sound(SIDE, 3).shorts(HandmadeTiff.COMPRESSION, 34887)),
                Arguments.of("WEBP", HandmadeTiff.sound(SIDE, 3).shorts(HandmadeTiff.COMPRESSION, 50001)),
                Arguments.of("raster is empty", HandmadeTiff.sound(SIDE, 3).longs(HandmadeTiff.WIDTH, 0)),
                Arguments.of(
                        "no georeference",
                        HandmadeTiff.sound(SIDE, 3)
                                .without(HandmadeTiff.PIXEL_SCALE)
                                .without(HandmadeTiff.TIEPOINT)));
    }

    /** No bundle lies where --model points: the flights must be looked at before the model is. */
    @ParameterizedTest
    @MethodSource("unusableFlights")
    void unusableFlightIsNamedBeforeTheModelIsLoaded(String reason, HandmadeTiff tiff) throws IOException {
        Path bad = tiff.write(folder.resolve("bad.tif"));

        assertRefused(detect(bad, sound, folder.resolve("no-bundle")), INPUT, bad.toString(), reason);
        assertRefused(detect(sound, bad, folder.resolve("no-bundle")), INPUT, bad.toString(), reason);
    }

    @Test
    void fileThatIsNoTiffIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("letter.tif"), "Dear bureau, ...");

        assertRefused(detect(text, sound, folder.resolve("no-bundle")), INPUT, text.toString(), "not a TIFF");
    }

    @Test
    void missingFileIsRefused() {
        Path nowhere = folder.resolve("nowhere.tif");

        assertRefused(detect(nowhere, sound, folder.resolve("no-bundle")), INPUT, nowhere.toString(), "no such file");
    }

    @ParameterizedTest
    @CsvSource({"20", "60", "99"})
    void cutFileIsRefused(int percent) throws IOException {
        byte[] bytes = Files.readAllBytes(sound);
        Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, bytes.length * percent / 100));

        assertRefused(detect(sound, cut, folder.resolve("no-bundle")), INPUT, cut.toString(), "cut or damaged");
    }

    static Stream<Arguments> pairsThatCannotBeCompared() {
        return Stream.of(
                Arguments.of(
                        "overlap",
                        HandmadeTiff.sound(SIDE, 3).doubles(HandmadeTiff.TIEPOINT, 0, 0, 0, 510_000, 2_500_000, 0)),
                Arguments.of("factor of 4", HandmadeTiff.sound(SIDE, 3).doubles(HandmadeTiff.PIXEL_SCALE, 5, 5, 0)),
                Arguments.of(
                        "coarser than the 0.620 m",
                        HandmadeTiff.sound(SIDE, 3).doubles(HandmadeTiff.PIXEL_SCALE, 1, 1, 0)),
                Arguments.of(
                        "all nodata",
                        HandmadeTiff.sound(SIDE, 3)
                                .text(HandmadeTiff.NODATA, "0")
                                .bytes(index -> 0, SIDE * SIDE * 3)));
    }

    @ParameterizedTest
    @MethodSource("pairsThatCannotBeCompared")
    void pairThatCannotBeComparedIsRefusedBeforeABrokerIsStarted(String reason, HandmadeTiff tiff) throws IOException {
        Path other = tiff.write(folder.resolve("other.tif"));
        Path bundle = RandomBundle.write(0.5, folder.resolve("bundle"));

        assertRefused(detect(sound, other, bundle), INPUT, "pair gate", reason);
        assertThat(folder.resolve("out/kafka")).doesNotExist();
    }

    static Stream<Arguments> unusualFlights() {
        int pixels = SIDE * SIDE;
        return Stream.of(
                Arguments.of("one band", HandmadeTiff.sound(SIDE, 1)),
                Arguments.of(
                        "16 bits",
                        HandmadeTiff.sound(SIDE, 3)
                                .shorts(258, 16, 16, 16)
                                .words(index -> 9_000 + index % 7_001, pixels * 3)),
                Arguments.of(
                        "four bands, the last one alpha",
                        HandmadeTiff.sound(SIDE, 4)
                                .shorts(HandmadeTiff.EXTRA_SAMPLES, 2)
                                .bytes(index -> index % 4 == 3 ? 255 : 30 + index % 101, pixels * 4)));
    }

    /** The gate comes before the broker is asked: what is said of the broker proves that the gate let the pair through. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unusualFlights")
    void unusualSamplesPassTheGate(String kind, HandmadeTiff tiff) throws IOException {
        Path unusual = tiff.write(folder.resolve("unusual.tif"));
        Path bundle = RandomBundle.write(0.5, folder.resolve("bundle"));

        CommandRun run = CommandRun.of(
                "detect",
                "--baseline",
                sound,
                "--current",
                unusual,
                "--out",
                folder.resolve("out"),
                "--model",
                bundle,
                "--publish",
                "--bootstrap-servers",
                "no-port");

        assertRefused(run, USAGE, "Kafka at no-port", "--bootstrap-servers");
    }

    @Test
    void flightWhoseAlphaIsZeroEverywhereHasNothingToCompare() throws IOException {
        Path unseen = HandmadeTiff.sound(SIDE, 4)
                .shorts(HandmadeTiff.EXTRA_SAMPLES, 2)
                .bytes(index -> index % 4 == 3 ? 0 : 90, SIDE * SIDE * 4)
                .write(folder.resolve("unseen.tif"));

        assertRefused(detect(sound, unseen, RandomBundle.write(0.5, folder.resolve("bundle"))), INPUT, "all nodata");
    }

    @Test
    void flightsInTheWrongOrderAreRefused() {
        CommandRun run = CommandRun.of(
                "detect",
                "--baseline",
                sound,
                "--current",
                sound,
                "--out",
                folder.resolve("out"),
                "--model",
                RandomBundle.write(0.5, folder.resolve("bundle")),
                "--baseline-flown",
                "2026-10-05",
                "--current-flown",
                "2026-09-05");

        assertRefused(run, USAGE, "older than the baseline", "swap them");
    }

    @Test
    void modelThatIsNotThereIsNamed() {
        Path nowhere = folder.resolve("no-bundle");

        assertRefused(detect(sound, sound, nowhere), INPUT, nowhere.toString(), "cannot be read");
    }

    @Test
    void damagedModelIsNamed() throws IOException {
        Path bundle = RandomBundle.write(0.5, folder.resolve("bundle"));
        Path weights = bundle.resolve("weights.bin");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights, bytes);

        assertRefused(detect(sound, sound, bundle), INPUT, weights.toString(), "SHA-256");
    }

    @Test
    void fileInPlaceOfTheOutputFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        CommandRun run = CommandRun.of(
                "detect", "--baseline", sound, "--current", sound, "--out", file, "--model", folder.resolve("none"));

        assertRefused(run, USAGE, file.toString(), "--out");
    }

    @Test
    void outputFolderThatMustNotBeWrittenIsRefused() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeFalse(!locked.toFile().setWritable(false) || Files.isWritable(locked), "This user may write anywhere");
        try {
            CommandRun run = CommandRun.of(
                    "detect", "--baseline", sound, "--current", sound, "--out", locked, "--model", folder.resolve("x"));

            assertRefused(run, USAGE, locked.toString(), "--out");
        } finally {
            assertThat(locked.toFile().setWritable(true)).isTrue();
        }
    }

    /** Nobody may make folders there, not even the user for whom the test above is skipped. */
    @Test
    void placeWhereNoFolderCanBeMadeIsRefused() {
        Path system = Path.of("/proc");
        assumeTrue(Files.isDirectory(system), "This system has no " + system);

        CommandRun run = CommandRun.of(
                "detect", "--baseline", sound, "--current", sound, "--out", system.resolve("fieldwarden"));

        assertRefused(run, USAGE, system.toString(), "--out");
    }

    @Test
    void divisionsThatAreNotThereAreNamedFirst() {
        Path nowhere = folder.resolve("villages.geojson");

        CommandRun run = CommandRun.of(
                "detect",
                "--baseline",
                sound,
                "--current",
                sound,
                "--out",
                folder.resolve("out"),
                "--model",
                folder.resolve("none"),
                "--divisions",
                nowhere);

        assertThat(run.exitCode()).isIn(USAGE, INPUT);
        assertRefused(run, run.exitCode(), nowhere.toString());
    }

    private CommandRun detect(Path baseline, Path current, Path model) {
        return CommandRun.of(
                "detect",
                "--baseline",
                baseline,
                "--current",
                current,
                "--out",
                folder.resolve("out"),
                "--model",
                model);
    }

    private static void assertRefused(CommandRun run, int exitCode, String... says) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.sentences()).as(run.err()).hasSize(1);
        assertThat(run.sentences().get(0)).contains(says).hasSizeLessThan(600);
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
