package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.fieldwarden.core.GroundSamplingDistance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairPicturesTest {

    @TempDir
    Path folder;

    private PairPictures pictures = new PairPictures(pair(Path.of("")), Path.of(""));

    @BeforeEach
    void writePair() throws IOException {
        BufferedImage image = new BufferedImage(5, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, Color.RED.getRGB());
        BufferedImage label = new BufferedImage(5, 1, BufferedImage.TYPE_BYTE_GRAY);
        label.getRaster().setSample(0, 0, 0, 255);
        label.getRaster().setSample(2, 0, 0, 255);
        ImageIO.write(image, "png", folder.resolve("a.png").toFile());
        ImageIO.write(image, "png", folder.resolve("b.png").toFile());
        ImageIO.write(label, "png", folder.resolve("l.png").toFile());
        Path predicted = folder.resolve("predicted/p.png");
        PairPictures.writePrediction(Mask.ofAscii("##..."), Mask.ofAscii("####."), predicted);
        pictures = new PairPictures(pair(folder), predicted);
    }

    private static LabelledPair pair(Path folder) {
        return new LabelledPair(
                "p",
                "place",
                new LabelledPair.Files(
                        folder.resolve("a.png"), folder.resolve("b.png"), folder.resolve("l.png"), List.of()),
                GroundSamplingDistance.ofMetres(1));
    }

    @Test
    void aPredictionIsWrittenInThreeGreys() throws IOException {
        BufferedImage written = ImageIO.read(pictures.predictedFile().toFile());
        assertThat(written.getRaster().getSamples(0, 0, 5, 1, 0, (int[]) null)).containsExactly(255, 255, 0, 0, 128);
    }

    @Test
    void theComparisonHasAColourForEachOutcome() {
        BufferedImage comparison = pictures.comparison(100);
        assertThat(List.of(rgb(comparison, 0), rgb(comparison, 1), rgb(comparison, 2), rgb(comparison, 3)))
                .containsExactly(
                        PairPictures.TRUE_POSITIVE_RGB,
                        PairPictures.FALSE_POSITIVE_RGB,
                        PairPictures.FALSE_NEGATIVE_RGB,
                        PairPictures.TRUE_NEGATIVE_RGB);
        assertThat(rgb(comparison, 4)).isEqualTo(PairPictures.UNOBSERVED_RGB);
    }

    @Test
    void picturesAreShownAsTheyAreAndNoLargerThanAskedFor() {
        assertThat(rgb(pictures.baseline(100), 0)).isEqualTo(0xFF0000);
        assertThat(rgb(pictures.label(100), 2)).isEqualTo(0xFFFFFF);
        assertThat(pictures.current(100).getWidth()).isEqualTo(5);
        assertThat(pictures.current(3).getWidth()).isEqualTo(3);
        assertThat(pictures.current(3).getHeight()).isEqualTo(1);
    }

    private static int rgb(BufferedImage image, int column) {
        return image.getRGB(column, 0) & 0xFFFFFF;
    }
}
