package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The audit and the release gate as a user gives them, with networks that have learnt nothing. */
class AuditCommandTest {

    private static final int SIDE = 256;

    /** Pixels of one grey, wide enough to be found again by co-registration. */
    private static final int PATCH = 4;

    /** Scores of an untrained network lie near a half: this calls everything changed, that nothing. */
    private static final double EVERYTHING = 0.001;

    private static final double NOTHING = 0.999;

    @TempDir
    Path folder;

    private Path pairs = Path.of("");

    @BeforeEach
    void writePairs() throws IOException {
        pairs = writePairs("pairs", 8);
    }

    @Test
    void everythingPredictedHasTheLabelsShareAsPrecisionAndFullRecall() throws IOException {
        Path out = folder.resolve("audit");

        CommandRun run = CommandRun.of(
                "audit",
                "--pairs",
                writePairs("two", 2),
                "--gsd",
                0.5,
                "--out",
                out,
                "--workers",
                1,
                "--lang",
                "en",
                "--model",
                bundle(EVERYTHING));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().findFirst().orElse(""))
                .startsWith("F1 of change")
                .contains("0.4000");
        assertThat(run.out()).contains("no intervals: 2 pairs are fewer than 8");
        JsonNode json = json(out.resolve("audit.json"));
        assertThat(json.at("/total/unobservedShare").asDouble()).isZero();
        assertThat(json.at("/total/pixels/recall").asDouble()).isEqualTo(1);
        // Labels are a quarter of each picture: precision 1/4, F1 2/5.
        assertThat(json.at("/total/pixels/precision").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/places/0/place").asText()).isEqualTo("field");
        assertThat(json.at("/places/0/pairCount").asInt()).isEqualTo(2);
        BufferedImage predicted =
                ImageIO.read(out.resolve("predicted/field_1.png").toFile());
        assertThat(predicted.getRaster().getSample(5, SIDE - 5, 0)).isEqualTo(255);
        assertThat(left(out)).containsExactly("audit.en.html", "audit.en.pdf", "audit.json", "predicted");
        assertThat(run.out()).contains("audit.en.pdf");
        assertThat(Files.readString(out.resolve("audit.en.html")))
                .contains("0.4000", "The 2 pairs with the largest share", "field_1");
    }

    @Test
    void aBundleThatFindsLessIsRefused() throws IOException {
        Path out = folder.resolve("gate");

        CommandRun run = gate(out, bundle(NOTHING), bundle(EVERYTHING));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.out()).contains("pairs: refused", "0.000", "0.400", "The new bundle is refused.");
        assertThat(json(out.resolve("gate.json")).path("accepted").asBoolean()).isFalse();
        JsonNode incumbent = json(out.resolve("1-pairs/incumbent/audit.json"));
        assertThat(incumbent.path("f1").asDouble()).isEqualTo(0.4);
        assertThat(incumbent.at("/intervals/f1/lower").asDouble()).isEqualTo(0.4);
        assertThat(left(out)).containsExactly("1-pairs", "gate.json");
    }

    private CommandRun gate(Path out, Path candidate, Path incumbent) {
        return CommandRun.of(
                "audit",
                "--gate",
                "--model",
                candidate,
                "--against",
                incumbent,
                "--guard",
                pairs + "@0.5",
                "--workers",
                1,
                "--out",
                out);
    }

    static Stream<Arguments> wrongUse() {
        return Stream.of(
                Arguments.of("--pairs", List.of("--gsd", "0.5")),
                Arguments.of("--gsd", List.of("--pairs", "PAIRS")),
                Arguments.of("--gate", List.of("--pairs", "PAIRS", "--gsd", "0.5", "--against", "old")),
                Arguments.of("--against", List.of("--gate", "--guard", "PAIRS@0.5")),
                Arguments.of("guarded set", List.of("--gate", "--against", "old")),
                Arguments.of("DIR@GSD", List.of("--gate", "--against", "old", "--guard", "PAIRS")),
                Arguments.of("--lang", List.of("--pairs", "PAIRS", "--gsd", "0.5", "--lang", "zh,fr")),
                Arguments.of("--classes", List.of("--pairs", "PAIRS", "--gsd", "0.5", "--classes", "roads")),
                Arguments.of(
                        "--boundary-tolerance",
                        List.of("--pairs", "PAIRS", "--gsd", "0.5", "--boundary-tolerance", "100")));
    }

    @ParameterizedTest
    @MethodSource("wrongUse")
    void wrongUseIsToldInOneSentence(String says, List<String> options) {
        CommandRun run = CommandRun.of(Stream.concat(
                        Stream.of("audit", "--out", folder.resolve("out").toString()),
                        options.stream().map(option -> option.replace("PAIRS", pairs.toString())))
                .toArray());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.sentences()).as(run.err()).singleElement().asString().contains(says);
    }

    @Test
    void aGuardedSetThatCannotProveAnythingIsRefusedBeforeAnyPixelIsRead() throws IOException {
        Path few = writePairs("few", 7);

        CommandRun run = CommandRun.of(
                "audit", "--gate", "--against", "old", "--guard", few + "@0.5", "--out", folder.resolve("out"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains("few", "7 pairs", "8");
    }

    private Path bundle(double threshold) {
        return RandomBundle.write(threshold, folder.resolve("bundle-" + threshold));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static List<String> left(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static BufferedImage noise(int seed) {
        Random random = new Random(seed);
        int[] greys = random.ints(SIDE * SIDE / PATCH / PATCH, 0, 256).toArray();
        BufferedImage noise = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                noise.setRGB(column, row, 0x010101 * greys[row / PATCH * (SIDE / PATCH) + column / PATCH]);
            }
        }
        return noise;
    }

    /** Pairs of noise; in each the upper left quarter is labelled as changed. */
    private Path writePairs(String name, int count) throws IOException {
        Path root = folder.resolve(name);
        for (String side : List.of("A", "B", "label")) {
            Files.createDirectories(root.resolve(side));
        }
        for (int pair = 0; pair < count; pair++) {
            BufferedImage noise = noise(pair);
            BufferedImage label = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            int[] white = new int[SIDE * SIDE / 4];
            Arrays.fill(white, 255);
            label.getRaster().setSamples(0, 0, SIDE / 2, SIDE / 2, 0, white);
            String file = "field_" + pair + ".png";
            ImageIO.write(noise, "png", root.resolve("A").resolve(file).toFile());
            ImageIO.write(noise, "png", root.resolve("B").resolve(file).toFile());
            ImageIO.write(label, "png", root.resolve("label").resolve(file).toFile());
        }
        return root;
    }
}
