package org.fieldwarden.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.models.data.SampleKind;
import org.fieldwarden.models.data.SampleMix;
import org.fieldwarden.models.data.SampleSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingRunTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path samples;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeSamples() {
        SampleSet.rendered(9, SampleMix.only(SampleKind.RENDERED)).make(samples, 3, 3);
    }

    @Test
    void runEndsWithABundleThatCanBeRead() throws IOException {
        ModelBundle made = TrainingRun.of(Recipes.small(4), samples, folder).run();

        ModelBundle read = ModelBundle.read(folder.resolve("bundle"));
        assertThat(read.hash()).isEqualTo(made.hash());
        assertThat(read.weights())
                .as("even a short run leaves its mark")
                .isNotEqualTo(NetworkWeights.initialised(NetworkShape.standard(), 9));
        assertThat(read.description().decision().seedThreshold())
                .isGreaterThanOrEqualTo(read.description().decision().changeThreshold());
        assertThat(read.description().training()).contains("\"recipe\":\"small\"", "val-rendered");
        assertThat(Files.readString(folder.resolve("bundle/card.md")))
                .contains("Model card: small", read.hash(), "val-rendered")
                .doesNotContain("Attribution");
        assertThat(Files.readAllLines(folder.resolve("log.jsonl"))).hasSize(2);
        assertThat(javax.imageio.ImageIO.read(folder.resolve("curves.png").toFile()))
                .isNotNull();
        assertThat(folder.resolve("average.part")).doesNotExist();
    }

    /** A run of 14 steps that was killed at 12, in the middle of what the average looks at next. */
    @Test
    void interruptedRunGoesOnAsIfItHadNotBeen() throws IOException {
        ModelBundle whole = TrainingRun.of(Recipes.small(14), samples, folder.resolve("whole"))
                .run();

        TrainingRun.of(Recipes.small(12), samples, folder.resolve("interrupted"))
                .run();
        ModelBundle resumed = TrainingRun.of(Recipes.small(14), samples, folder.resolve("interrupted"))
                .run();

        assertThat(resumed.weights().equals(whole.weights())).isTrue();
        assertThat(resumed.description().decision())
                .isEqualTo(whole.description().decision());
        for (String file : new String[] {"log.jsonl", "curves.png"}) {
            assertThat(folder.resolve("interrupted").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
    }

    @Test
    void imageryIsOwedForOnlyWhereItWasSeen() {
        SampleMix ground = SampleMix.ofKeys(Map.of("rendered", 1.0, "pasted", 1.0));
        SampleMix repeats = SampleMix.ofKeys(Map.of("rendered", 1.0, "repeats", 1.0));

        assertThat(licences(Recipes.small(4))).isEmpty();
        assertThat(licences(Recipes.mixed(ground, "")))
                .contains("OpenStreetMap", "Bolzano")
                .doesNotContain("NAIP");
        assertThat(licences(Recipes.mixed(ground, "outlines.jsonl"))).contains("OpenStreetMap", "NAIP");
        assertThat(licences(Recipes.mixed(repeats, ""))).contains("NAIP").doesNotContain("OpenStreetMap");
    }

    private static String licences(Recipe recipe) {
        return String.join(
                "\n",
                new TrainingReport(recipe, Finishing.Trainer.DEEPLEARNING4J, Map.of(), Optional.empty()).licences());
    }
}
