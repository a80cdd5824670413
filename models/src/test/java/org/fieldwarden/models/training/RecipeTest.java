package org.fieldwarden.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.models.data.SampleKind;
import org.fieldwarden.models.data.SampleMix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecipeTest {

    private static final String SOUND = """
            name: village
            seed: 5
            trainingSamples: 60
            validationSamples: 9
            mix: {rendered: 1, pasted: 0, undisturbed: 0, repeats: 0}
            crop: 128
            batch: 4
            steps: 100
            learningRate: 0.001
            warmUpSteps: 10
            decaySteps: 50
            validateEvery: 25
            """;

    @TempDir
    private Path folder;

    @Test
    void shippedRecipeIsRead() {
        Recipe recipe =
                Recipe.read(Path.of(System.getProperty("fieldwarden.home", ".."), "models", "recipes", "village.yaml"));

        assertThat(recipe.name()).isEqualTo("village");
        assertThat(SampleKind.values())
                .allSatisfy(kind -> assertThat(recipe.mix().weight(kind)).isPositive());
        assertThat(Path.of(recipe.outlines())).isRegularFile();
        assertThat(recipe.steps()).isGreaterThan(1000);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        assertThat(read(SOUND))
                .isEqualTo(new Recipe(
                        "village",
                        5,
                        60,
                        9,
                        SampleMix.ofKeys(Map.of("rendered", 1.0, "pasted", 0.0, "undisturbed", 0.0, "repeats", 0.0)),
                        128,
                        4,
                        100,
                        0.001,
                        10,
                        50,
                        25,
                        0.9,
                        1,
                        "",
                        List.of(),
                        Map.of(),
                        new Recipe.EncoderStart("", 1)));
    }

    @Test
    void optionalKeysAreRead() throws IOException {
        Recipe recipe =
                read(SOUND + "outlines: ../drawn/o.jsonl\nleaveOut: [zanzi, kampala]\nplaceWeights: {roofs: 2}\n"
                        + "encoder: {pack: mobilenet-v1, rate: 0.3}\n");

        assertThat(recipe.outlines())
                .isEqualTo(folder.resolveSibling("drawn/o.jsonl").toString());
        assertThat(recipe.leaveOut()).containsExactly("zanzi", "kampala");
        assertThat(recipe.placeWeights()).containsEntry("roofs", 2.0);
        assertThat(recipe.encoder()).isEqualTo(new Recipe.EncoderStart("mobilenet-v1", 0.3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: 5|sede: 5|'seed'",
                "repeats: 0|repeats: 0, repaets: 1|repaets",
                "batch: 4||batch",
                "crop: 128|crop: 100|crop",
                "crop: 128|crop: 512|crop",
                "steps: 100|steps: many|many",
                "batch: 4|batch: 0|positive",
                "learningRate: 0.001|learningRate: 1|learningRate",
                "decaySteps: 50|decaySteps: 101|decaySteps",
                "rendered: 1|rendered: 0|at least one",
                "mix: {|mix: [|",
                "decaySteps: 50|decaySteps: [|",
            })
    void wrongRecipeIsRefusedWithTheReason(String right, String wrong, String says) throws IOException {
        String text = SOUND.replace(right, wrong == null ? "" : wrong);
        assertThat(text).isNotEqualTo(SOUND);

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("recipe.yaml")
                .hasMessageContaining(says == null ? "" : says);
    }

    @Test
    void recipeThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Recipe.read(folder.resolve("none.yaml")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("none.yaml");
    }

    private Recipe read(String text) throws IOException {
        return Recipe.read(Files.writeString(folder.resolve("recipe.yaml"), text));
    }

    @Test
    void learningRateWarmsUpStaysAndFalls() {
        Recipe recipe = Recipes.scheduled(1000, 100, 400);

        assertThat(recipe.learningRateAt(0)).isCloseTo(0.0001, within(1e-12));
        assertThat(recipe.learningRateAt(49)).isCloseTo(0.005, within(1e-12));
        assertThat(recipe.learningRateAt(99)).isEqualTo(0.01);
        assertThat(recipe.learningRateAt(100)).isEqualTo(0.01);
        assertThat(recipe.learningRateAt(600)).isEqualTo(0.01);
        assertThat(recipe.learningRateAt(800)).isCloseTo(0.0051, within(1e-12));
        assertThat(recipe.learningRateAt(1000)).isCloseTo(0.0002, within(1e-12));
        for (long step = 601; step < 1000; step++) {
            assertThat(recipe.learningRateAt(step))
                    .isLessThan(recipe.learningRateAt(step - 1))
                    .isPositive();
        }
    }

    @Test
    void learningRateWithoutWarmUpAndFallStays() {
        Recipe recipe = Recipes.scheduled(10, 0, 0);

        for (long step = 0; step <= 10; step++) {
            assertThat(recipe.learningRateAt(step)).isEqualTo(0.01);
        }
    }
}
