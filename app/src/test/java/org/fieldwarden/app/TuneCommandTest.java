package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.georef.crs.LonLatTransform;
import org.fieldwarden.testimagery.scene.Epoch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;

/** Two rendered flights, eight made-up leads and a network that has learnt nothing, through the command line. */
final class TuneCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEADS = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path site;

    @TempDir
    private Path folder;

    @BeforeAll
    static void render() throws IOException {
        RenderedFlights flights = new RenderedFlights(640);
        flights.write(Epoch.BASELINE, site.resolve("baseline.tif"));
        flights.write(Epoch.CURRENT, site.resolve("current.tif"));
        RandomBundle.findingSomethingIn(flights).write(site.resolve("parent"));
        Files.writeString(site.resolve("changes.geojson"), leads(flights.grid()).toString());
    }

    /** Squares of 8 m, two rows of four, with the ids {@code lead-0} and so on. */
    private static ObjectNode leads(PixelGrid grid) {
        LonLatTransform toLonLat = new CrsCatalogue().toLonLat(grid.crs());
        ObjectNode collection = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        for (int i = 0; i < LEADS; i++) {
            int column = 60 + i % 4 * 160;
            int row = 100 + i / 4 * 380;
            ObjectNode feature = collection.withArray("features").addObject().put("type", "Feature");
            feature.putObject("properties").put("id", "lead-" + i);
            ArrayNode ring = feature.putObject("geometry")
                    .put("type", "Polygon")
                    .putArray("coordinates")
                    .addArray();
            for (int[] corner : new int[][] {{0, 0}, {0, 40}, {40, 40}, {40, 0}, {0, 0}}) {
                Coordinate at = toLonLat.toLonLat(grid.pixelToMap().toMap(column + corner[0], row + corner[1]));
                ring.addArray().add(at.x).add(at.y);
            }
        }
        return collection;
    }

    private Path csv(String... rows) throws IOException {
        return Files.writeString(folder.resolve("verdicts.csv"), "线索编号,核查结果\n" + String.join("\n", rows) + "\n");
    }

    private CommandRun train(Path verdicts, Object... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of(
                                "train",
                                "--from",
                                site.resolve("parent"),
                                "--verdicts",
                                verdicts,
                                "--baseline",
                                site.resolve("baseline.tif"),
                                "--current",
                                site.resolve("current.tif"),
                                "--changes",
                                site.resolve("changes.geojson"),
                                "--steps",
                                "2",
                                "--rehearsal",
                                "8",
                                "--out",
                                folder.resolve("out")),
                        Stream.of(more))
                .toArray());
    }

    private static String[] verdicts() {
        return Stream.iterate(0, i -> i + 1)
                .limit(LEADS)
                .map(i -> "lead-" + i + "," + (i % 2 == 0 ? "属实" : "不实"))
                .toArray(String[]::new);
    }

    @Test
    void verdictsAndLabelledPairsGiveABundleThatIsJudged() throws IOException {
        Path pairs = labelledPair();

        CommandRun run = train(csv(verdicts()), "--pairs", pairs, "--gsd", "0.3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        Path out = folder.resolve("out");
        ModelBundle parent = ModelBundle.read(site.resolve("parent"));
        ModelBundle tuned = ModelBundle.read(out.resolve("bundle"));
        assertThat(tuned.weights().equals(parent.weights())).isFalse();
        assertThat(tuned.description().decision())
                .isEqualTo(parent.description().decision());
        assertThat(Files.readString(out.resolve("bundle/card.md"))).contains(parent.hash(), tuned.hash());
        JsonNode json = JSON.readTree(out.resolve("tuning.json").toFile());
        assertThat(json.path("parent").asText()).isEqualTo(parent.hash());
        int kept = json.path("heldOut").path("verdicts").size();
        assertThat(kept).isBetween(1, 3);
        assertThat(json.path("given").path("confirmed").asInt()
                        + json.path("given").path("refuted").asInt())
                .isEqualTo(LEADS - kept);
        assertThat(json.path("given").path("labelledSamples").asInt()).isEqualTo(1);
        assertThat(json.path("recommended").asBoolean())
                .as("eight verdicts prove nothing")
                .isFalse();
        assertThat(json.path("calibration").asText()).isEqualTo("parent");
        assertThat(run.out())
                .contains("Not recommended", "audit --gate --model " + out.resolve("bundle"))
                .contains("--against " + site.resolve("parent"), "--guard DIR@GSD", tuned.hash());

        CommandRun again = train(csv(verdicts()), "--pairs", pairs, "--gsd", "0.3");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(ModelBundle.read(out.resolve("bundle")).weights().equals(tuned.weights()))
                .as("nothing is left to do but to judge again")
                .isTrue();
        String[] other = verdicts();
        other[0] = "lead-0,不实";
        assertThat(train(csv(other)).sentences()).singleElement().asString().contains("--out", "other verdicts");
    }

    private Path labelledPair() throws IOException {
        BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 100 * 100; i++) {
            picture.setRGB(i % 100, i / 100, i * 7919 & 0xffffff);
        }
        BufferedImage label = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        label.setRGB(50, 50, 0xffffff);
        for (String side : List.of("A", "B", "label")) {
            Path file = Files.createDirectories(folder.resolve("pairs/" + side)).resolve("one.png");
            ImageIO.write(side.equals("label") ? label : picture, "png", file.toFile());
        }
        return folder.resolve("pairs");
    }

    static Stream<Arguments> unusableVerdicts() {
        return Stream.of(
                Arguments.of("does not hold: lead-77", List.of("lead-0,属实", "lead-77,不实")),
                Arguments.of("contradicts itself about lead-1", List.of("lead-1,属实", "lead-1,伪变化")),
                Arguments.of("holds no verdict", List.of("lead-1,", "lead-2,存疑")),
                Arguments.of("at least 5", List.of("lead-1,属实", "lead-2,不实")));
    }

    @ParameterizedTest
    @MethodSource("unusableVerdicts")
    void unusableVerdictsAreRefusedInOneSentence(String says, List<String> rows) throws IOException {
        CommandRun run = train(csv(rows.toArray(String[]::new)));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains(says);
    }

    @Test
    void verdictsOfOtherGroundAreRefused() throws IOException {
        String moved = Files.readString(site.resolve("changes.geojson")).replace("[114.", "[114.1");
        Path verdicts = Files.writeString(
                folder.resolve("drawn.geojson"),
                moved.replace("\"properties\":{", "\"properties\":{\"verdict\":\"属实\","));

        CommandRun run = train(verdicts);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains("outside the common ground");
    }

    @Test
    void drawnOutlinesOnTheSameGroundMustAgree() throws IOException {
        ObjectNode leads =
                (ObjectNode) JSON.readTree(site.resolve("changes.geojson").toFile());
        ArrayNode features = (ArrayNode) leads.get("features");
        ObjectNode twin = features.get(0).deepCopy();
        ((ObjectNode) features.get(0).get("properties")).put("verdict", "confirmed");
        ((ObjectNode) twin.get("properties")).put("verdict", "refuted").put("id", "twin");
        leads.putArray("features").add(features.get(0)).add(twin);
        Path verdicts = Files.writeString(folder.resolve("drawn.geojson"), leads.toString());

        CommandRun run = train(verdicts);

        assertThat(run.sentences()).singleElement().asString().contains("contradicts itself", "twin", "same ground");
    }

    /** A tractor's track drawn as a bow tie, and one verdict over two roofs. */
    @Test
    void drawnOutlinesMayCrossThemselvesAndHaveParts() throws IOException {
        JsonNode features =
                JSON.readTree(site.resolve("changes.geojson").toFile()).get("features");
        ObjectNode drawn = JSON.createObjectNode().put("type", "FeatureCollection");
        ObjectNode bowTie = features.get(0).deepCopy();
        ((ObjectNode) bowTie.get("properties")).put("verdict", "refuted");
        ArrayNode ring = (ArrayNode) bowTie.at("/geometry/coordinates/0");
        JsonNode second = ring.get(1);
        ring.set(1, ring.get(2));
        ring.set(2, second);
        ObjectNode parts = JSON.createObjectNode().put("type", "Feature");
        parts.putObject("properties").put("verdict", "confirmed");
        ArrayNode coordinates =
                parts.putObject("geometry").put("type", "MultiPolygon").putArray("coordinates");
        coordinates.add(features.get(1).at("/geometry/coordinates"));
        coordinates.add(features.get(2).at("/geometry/coordinates"));
        drawn.putArray("features").add(bowTie).add(parts);

        CommandRun run = train(Files.writeString(folder.resolve("drawn.geojson"), drawn.toString()));

        assertThat(run.sentences()).singleElement().asString().contains("There are 3 verdicts in all");
    }

    static Stream<Arguments> wrongUse() {
        return Stream.of(
                Arguments.of("either --recipe", List.of("train", "--out", "o")),
                Arguments.of("either --recipe", List.of("train", "--out", "o", "--recipe", "r", "--from", "b")),
                Arguments.of("--verdicts", List.of("train", "--out", "o", "--from", "b")),
                Arguments.of("--from", List.of("train", "--out", "o", "--verdicts", "v.csv")),
                Arguments.of("--baseline", List.of("train", "--out", "o", "--from", "b", "--verdicts", "v.csv")),
                Arguments.of(
                        "go together",
                        List.of(
                                "train",
                                "--out",
                                "o",
                                "--from",
                                "b",
                                "--verdicts",
                                "pom.xml",
                                "--baseline",
                                "a",
                                "--current",
                                "b",
                                "--pairs",
                                "p")),
                Arguments.of(
                        "--steps", List.of("train", "--out", "o", "--from", "b", "--verdicts", "v", "--steps", "0")));
    }

    @ParameterizedTest
    @MethodSource("wrongUse")
    void wrongUseIsToldInOneSentence(String says, List<String> options) {
        CommandRun run = CommandRun.of(options.toArray());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.sentences()).singleElement().asString().contains(says);
    }
}
