package org.fieldwarden.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.detector.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingLogTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("log.jsonl");
    }

    private static TrainingStep losses(double change) {
        return new TrainingStep(change, 0.2, 0.3, 0.4);
    }

    @Test
    void logGoesOnAfterTheCheckpoint() throws IOException {
        TrainingLog first = TrainingLog.open(file(), 0);
        first.add(50, losses(0.9), Map.of());
        first.add(100, losses(0.8), Map.of("val-pasted", new Validation()));
        first.add(150, losses(0.7), Map.of());

        TrainingLog resumed = TrainingLog.open(file(), 100);
        resumed.add(150, losses(0.6), Map.of());

        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("{\"step\":50,\"losses\":{\"total\":1.6,\"change\":0.9,\"changeDice\":0.2,"
                        + "\"landCover\":0.3,\"buildingDice\":0.4}}");
        assertThat(lines.get(1)).contains("\"validation\":{\"val-pasted\":{\"f1\":0.0,");
        assertThat(lines.get(2)).contains("\"change\":0.6");
        assertThat(resumed.entries()).hasSize(3);
    }

    @Test
    void lineThatWasCutGoes() throws IOException {
        Files.writeString(file(), "{\"step\":50,\"losses\":{}}\n{\"step\":100,\"los");

        assertThat(TrainingLog.open(file(), 100).entries()).hasSize(1);
        assertThat(Files.readString(file())).isEqualTo("{\"step\":50,\"losses\":{}}\n");
    }

    @Test
    void otherFileIsNotOverwritten() throws IOException {
        Files.writeString(file(), "my notes\n");

        assertThatThrownBy(() -> TrainingLog.open(file(), 100))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("log.jsonl");
        assertThat(Files.readString(file())).isEqualTo("my notes\n");
    }

    @Test
    void meanLossesBeginAnew() {
        Losses losses = new Losses();
        losses.add(losses(1));
        losses.add(losses(3));

        assertThat(losses.mean().changeCrossEntropy()).isEqualTo(2);
        losses.add(losses(5));
        assertThat(losses.mean().changeCrossEntropy()).isEqualTo(5);
    }

    @Test
    void curvesShowALineForEachLoss() throws IOException {
        TrainingLog log = TrainingLog.open(file(), 0);
        for (int step = 50; step <= 1000; step += 50) {
            log.add(step, losses(50.0 / step), Map.of());
        }
        BufferedImage picture = Curves.drawn(log.entries());

        assertThat(colours(picture)).contains(0x1F5FA8, 0xC4482C, 0x2E8B57, 0x8A5AA8, 0xB8860B);
        assertThat(colours(Curves.drawn(List.of()))).doesNotContain(0x1F5FA8);
    }

    private static List<Integer> colours(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return java.util.Arrays.stream(pixels)
                .map(pixel -> pixel & 0xffffff)
                .distinct()
                .boxed()
                .toList();
    }
}
