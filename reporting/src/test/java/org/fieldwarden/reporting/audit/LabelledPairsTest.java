package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledPairsTest {

    private static final GroundSamplingDistance GSD = GroundSamplingDistance.ofMetres(0.5);

    @TempDir
    Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        for (String side : List.of("A", "B", "label")) {
            Files.createDirectory(folder.resolve(side));
        }
    }

    @Test
    void aPairIsReadAsTwoOrthophotosAndAMask() throws IOException {
        BufferedImage before = image(8, 6, BufferedImage.TYPE_INT_RGB);
        before.setRGB(3, 2, new Color(10, 200, 30).getRGB());
        save(before, "A/village 村 1.png");
        save(image(8, 6, BufferedImage.TYPE_INT_RGB), "B/village 村 1.png");
        BufferedImage label = image(8, 6, BufferedImage.TYPE_BYTE_GRAY);
        label.getRaster().setSample(3, 2, 0, 255);
        save(label, "label/village 村 1.png");

        LabelledPair pair = LabelledPairs.list(folder, GSD).get(0);

        assertThat(pair.grid().gsd()).isEqualTo(GSD);
        assertThat(pair.readReference().changed().isSet(3, 2)).isTrue();
        assertThat(pair.readReference().changed().count()).isEqualTo(1);
        try (var baseline = pair.openBaseline();
                var current = pair.openCurrent()) {
            assertThat(baseline.flight().id()).isNotEqualTo(current.flight().id());
            OrthophotoTile tile = baseline.read(pair.grid(), PixelWindow.atSize(2, 2, 3, 2));
            assertThat(List.of(tile.value(1, 0, 0), tile.value(1, 0, 1), tile.value(1, 0, 2)))
                    .containsExactly(10, 200, 30);
            assertThat(tile.observedPixels()).isEqualTo(6);
        }
    }

    @Test
    void aCoarserGridAveragesAndGroundOutsideIsUnobserved() throws IOException {
        BufferedImage before = image(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        before.getRaster().setSample(0, 0, 0, 200);
        before.getRaster().setSample(1, 1, 0, 100);
        save(before, "A/p.png");
        save(image(4, 4, BufferedImage.TYPE_INT_RGB), "B/p.png");
        save(image(4, 4, BufferedImage.TYPE_BYTE_GRAY), "label/p.png");
        LabelledPair pair = LabelledPairs.list(folder, GSD).get(0);
        PixelGrid fine = pair.grid();
        PixelGrid coarse = new PixelGrid(
                fine.crs(),
                PixelToMap.northUp(
                        fine.pixelToMap().translateX(),
                        fine.pixelToMap().translateY(),
                        GroundSamplingDistance.ofMetres(1)),
                3,
                3);
        try (var baseline = pair.openBaseline()) {
            OrthophotoTile tile = baseline.read(coarse, coarse.window());
            assertThat(tile.value(0, 0, 0)).isEqualTo(75);
            assertThat(tile.observed(1, 1)).isTrue();
            assertThat(tile.observed(2, 0)).isFalse();
        }
    }

    @Test
    void labelsOfEveryPixelTypeMeanTheSame() throws IOException {
        byte[] reds = {0, (byte) 255, 0};
        byte[] others = {0, 0, 0};
        IndexColorModel palette = new IndexColorModel(8, 3, reds, others, others);
        BufferedImage indexed = new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_INDEXED, palette);
        indexed.getRaster().setSample(1, 2, 0, 1);
        indexed.getRaster().setSample(4, 0, 0, 2);
        BufferedImage deep = image(5, 4, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(1, 2, 0, 1);
        BufferedImage one = image(5, 4, BufferedImage.TYPE_BYTE_GRAY);
        one.getRaster().setSample(1, 2, 0, 1);
        BufferedImage colour = image(5, 4, BufferedImage.TYPE_3BYTE_BGR);
        colour.setRGB(1, 2, new Color(0, 0, 255).getRGB());
        BufferedImage binary = image(5, 4, BufferedImage.TYPE_BYTE_BINARY);
        binary.setRGB(1, 2, Color.WHITE.getRGB());
        Mask expected = Mask.of(5, 4, (column, row) -> column == 1 && row == 2);
        for (BufferedImage label : List.of(indexed, deep, one, colour, binary)) {
            for (String ending : List.of("png", "tif")) {
                Path file = folder.resolve("label/l." + ending);
                ImageIO.write(label, ending.equals("tif") ? "tiff" : ending, file.toFile());
                assertThat(ImageFile.readLabel(file))
                        .as(ending + " of type " + label.getType())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void jpegNoiseIsNoChange() throws IOException {
        BufferedImage label = image(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 8; row < 24; row++) {
            for (int column = 8; column < 24; column++) {
                label.getRaster().setSample(column, row, 0, 255);
            }
        }
        Path file = folder.resolve("label/l.jpg");
        ImageIO.write(label, "jpg", file.toFile());
        assertThat(ImageFile.readLabel(file).count()).isEqualTo(16 * 16);
    }

    @Test
    void aFileWithoutPartnerIsNamed() throws IOException {
        save(image(4, 4, BufferedImage.TYPE_INT_RGB), "A/p.png");
        save(image(4, 4, BufferedImage.TYPE_INT_RGB), "B/p.png");
        assertThatThrownBy(() -> LabelledPairs.list(folder, GSD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("The pair p has no file in")
                .hasMessageContaining("label");
    }

    @Test
    void differentSizesAreRefusedBeforeAnyPixelIsRead() throws IOException {
        save(image(4, 4, BufferedImage.TYPE_INT_RGB), "A/p.png");
        save(image(4, 5, BufferedImage.TYPE_INT_RGB), "B/p.png");
        save(image(4, 4, BufferedImage.TYPE_BYTE_GRAY), "label/p.png");
        assertThatThrownBy(() -> LabelledPairs.list(folder, GSD))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("4 x 5")
                .hasMessageContaining("4 x 4");
    }

    @Test
    void foldersThatAreMissingOrEmptyAndDamagedImagesAreRefused() throws IOException {
        assertThatThrownBy(() -> LabelledPairs.list(folder, GSD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("No PNG");
        assertThatThrownBy(() -> LabelledPairs.list(folder.resolve("nowhere"), GSD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("pairs lie in A/ and B/");
        Files.writeString(folder.resolve("A/p.png"), "not an image");
        Files.writeString(folder.resolve("B/p.png"), "not an image");
        Files.writeString(folder.resolve("label/p.png"), "not an image");
        assertThatThrownBy(() -> LabelledPairs.list(folder, GSD))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("convert it");
    }

    @Test
    void thePlaceIsTheNamesFirstPartOrWhatPlacesCsvSays() throws IOException {
        for (String name : List.of("banepa_1", "kampala-7_2", "lone")) {
            savePair(name);
        }
        assertThat(LabelledPairs.list(folder, GSD))
                .extracting(LabelledPair::place)
                .containsExactly("banepa", "kampala", "lone");
        Files.writeString(folder.resolve("places.csv"), "name,place\nbanepa_1,Nepal\nkampala-7_2,Uganda\nlone,Nepal\n");
        assertThat(LabelledPairs.list(folder, GSD))
                .extracting(LabelledPair::place)
                .containsExactly("Nepal", "Uganda", "Nepal");
    }

    @Test
    void aPlacesFileThatLeavesAPairOutIsRefused() throws IOException {
        savePair("one");
        savePair("two");
        Files.writeString(folder.resolve("places.csv"), "name,place\none,Nepal\n");
        assertThatThrownBy(() -> LabelledPairs.list(folder, GSD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("places.csv")
                .hasMessageContaining("two");
        Files.writeString(folder.resolve("places.csv"), "one,Nepal\n");
        assertThatThrownBy(() -> LabelledPairs.list(folder, GSD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("name,place");
    }

    @Test
    void landCoverOnBothDatesTellsTheKindOfAChange() throws IOException {
        savePair("p");
        BufferedImage label = image(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        label.getRaster().setSample(0, 0, 0, 255);
        label.getRaster().setSample(1, 0, 0, 255);
        label.getRaster().setSample(2, 0, 0, 255);
        save(label, "label/p.png");
        for (String side : List.of("from", "to")) {
            Files.createDirectory(folder.resolve(side));
        }
        saveCovers("from/p.png", 3, 0, 255, 3);
        saveCovers("to/p.png", 0, 2, 0, 0);

        Reference reference = LabelledPairs.list(folder, GSD).get(0).readReference();

        assertThat(reference.kinds())
                .containsOnly(
                        Map.entry(
                                ChangeKind.BUILDING_APPEARED, Mask.of(4, 4, (column, row) -> column == 0 && row == 0)),
                        Map.entry(
                                ChangeKind.BUILDING_DISAPPEARED,
                                Mask.of(4, 4, (column, row) -> column == 1 && row == 0)));
    }

    @Test
    void landCoverOfOneDateOnlyIsRefused() throws IOException {
        savePair("p");
        Files.createDirectory(folder.resolve("from"));
        saveCovers("from/p.png", 0);
        assertThatThrownBy(() -> LabelledPairs.list(folder, GSD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("to");
    }

    private void savePair(String name) throws IOException {
        save(image(4, 4, BufferedImage.TYPE_INT_RGB), "A/" + name + ".png");
        save(image(4, 4, BufferedImage.TYPE_INT_RGB), "B/" + name + ".png");
        save(image(4, 4, BufferedImage.TYPE_BYTE_GRAY), "label/" + name + ".png");
    }

    /** A raster whose first row begins with these values. */
    private void saveCovers(String name, int... values) throws IOException {
        BufferedImage covers = image(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int column = 0; column < values.length; column++) {
            covers.getRaster().setSample(column, 0, 0, values[column]);
        }
        save(covers, name);
    }

    private static BufferedImage image(int width, int height, int type) {
        return new BufferedImage(width, height, type);
    }

    private void save(BufferedImage image, String name) throws IOException {
        assertThat(ImageIO.write(image, "png", folder.resolve(name).toFile())).isTrue();
    }
}
