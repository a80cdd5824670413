package org.fieldwarden.reporting.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.MetreRaster;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.palette.KindColour;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.summary.CoRegistrationResidual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    private static final int LEFT = 40;
    private static final int TOP = 130;
    private static final double PIXELS_PER_METRE = 2000 / 300.0;

    @TempDir
    Path folder;

    @Test
    void theMapShowsEveryChangeInTheColourOfItsKind() throws Exception {
        List<Change> changes = Scene.changes();
        Path file = folder.resolve("map.png");
        PaintedOrthophoto current = PaintedOrthophoto.current(changes);
        MapPicture.write(file, current, Scene.comparison(), changes);
        BufferedImage map = ImageIO.read(file.toFile());
        assertThat(map.getWidth()).isGreaterThan(2000);
        assertThat(current.reads()).as("strip by strip").isGreaterThan(3);
        for (Change change : changes.subList(0, 10)) {
            var box = change.place().outline().getEnvelopeInternal();
            int x = LEFT + (int) Math.round((box.getMinX() - Scene.WEST) * PIXELS_PER_METRE);
            int y = TOP + (int) Math.round((Scene.NORTH - box.centre().y) * PIXELS_PER_METRE);
            assertThat(distance(map.getRGB(x, y), KindColour.of(change.kind())))
                    .as("outline of " + change.kind())
                    .isLessThan(60);
        }
    }

    @Test
    void groundWithoutPixelsIsHatchedAndNotShownAsUnchanged() {
        BufferedImage map = MapPicture.draw(
                PaintedOrthophoto.current(List.of()), Scene.comparison(), List.of(), Lettering.english());
        int darkOrLight = 0;
        for (int step = 0; step < 100; step++) {
            Color colour = new Color(map.getRGB(LEFT + 1800 + step, TOP + 100));
            boolean grey = Math.abs(colour.getRed() - colour.getGreen()) < 8
                    && Math.abs(colour.getGreen() - colour.getBlue()) < 8;
            darkOrLight += grey ? 1 : 0;
        }
        assertThat(darkOrLight).isEqualTo(100);
    }

    @Test
    void theResidualPictureColoursCellsByClassAndLeavesUnknownOnesGrey() {
        PixelGrid grid = Scene.comparison().grid();
        int spacing = 256;
        PixelToMap place = grid.pixelToMap();
        PixelGrid nodes = new PixelGrid(
                grid.crs(),
                new PixelToMap(
                        place.scaleX() * spacing,
                        0,
                        place.translateX(),
                        0,
                        place.scaleY() * spacing,
                        place.translateY()),
                (grid.width() + spacing - 1) / spacing,
                (grid.height() + spacing - 1) / spacing);
        float[] metres = new float[nodes.width() * nodes.height()];
        Arrays.fill(metres, 0.05f);
        metres[nodes.width() + 1] = 2f;
        metres[nodes.width() + 2] = Float.NaN;

        BufferedImage picture = ResidualPicture.draw(
                PaintedOrthophoto.current(List.of()),
                Scene.comparison().withResidual(new CoRegistrationResidual(0.05, 0.3)),
                MetreRaster.of(nodes, metres),
                Lettering.english());

        double cell = 1600.0 / Math.max(grid.width(), grid.height()) * spacing;
        Color good = new Color(picture.getRGB(LEFT + (int) (0.5 * cell), 110 + (int) (1.5 * cell)));
        Color bad = new Color(picture.getRGB(LEFT + (int) (1.5 * cell), 110 + (int) (1.5 * cell)));
        Color unknown = new Color(picture.getRGB(LEFT + (int) (2.5 * cell), 110 + (int) (1.5 * cell)));
        assertThat(good.getRed()).as("yellow").isGreaterThan(good.getBlue() + 60);
        assertThat(bad.getBlue()).as("violet").isGreaterThan(bad.getGreen() + 30);
        assertThat(unknown.getRed()).as("grey").isCloseTo(unknown.getBlue(), within(6));
    }

    @Test
    void theSheetShowsBothDatesOfTheTenLargest() throws Exception {
        List<Change> changes = Scene.changes();
        Path file = folder.resolve("before-after.png");
        BeforeAfterSheet.write(
                file,
                PaintedOrthophoto.baseline(changes),
                PaintedOrthophoto.current(changes),
                changes.stream().map(NumberedChange::byId).toList());
        BufferedImage sheet = ImageIO.read(file.toFile());
        assertThat(sheet.getHeight()).as("five rows of two").isBetween(2600, 2800);
        // The largest change is dug ground on a field: green before, brown after.
        Color before = new Color(sheet.getRGB(40 + 200, 100 + 200));
        Color after = new Color(sheet.getRGB(40 + 400 + 8 + 200, 100 + 200));
        assertThat(before).isEqualTo(new Color(88, 120, 62));
        assertThat(after).isEqualTo(new Color(168, 128, 86));
    }

    @Test
    void aComparisonWithoutChangesStillGivesBothPictures() {
        BufferedImage map = MapPicture.draw(
                PaintedOrthophoto.current(List.of()), Scene.comparison(), List.of(), Lettering.ofThisMachine());
        BufferedImage sheet = BeforeAfterSheet.draw(
                PaintedOrthophoto.baseline(List.of()),
                PaintedOrthophoto.current(List.of()),
                List.of(),
                Lettering.ofThisMachine());
        assertThat(map.getWidth()).isGreaterThan(2000);
        assertThat(sheet.getHeight()).isLessThan(800);
    }

    @Test
    void labelsNeverOverlapNorLeaveTheFrame() {
        Rectangle frame = new Rectangle(0, 0, 300, 200);
        LabelPlaces places = new LabelPlaces(frame);
        List<Rectangle2D> placed = new ArrayList<>();
        for (int index = 0; index < 40; index++) {
            Rectangle2D named = new Rectangle2D.Double(140 + index % 5, 90 + index % 7, 6, 6);
            places.near(named, 30, 16).ifPresent(place -> {
                assertThat(frame.contains(place)).isTrue();
                assertThat(placed).noneMatch(place::intersects);
                placed.add(place);
            });
        }
        assertThat(placed).hasSizeGreaterThan(5);
    }

    @Test
    void withoutAChineseFontTheLabelsAreEnglish() {
        assertThat(Lettering.among(List.of()).isChinese()).isFalse();
        assertThat(Lettering.english().kind(ChangeKind.GROUND_BARED)).isEqualTo("ground bared");
        assertThat(Lettering.english().cover(LandCover.BARE_GROUND)).isEqualTo("bare ground");
    }

    @ParameterizedTest
    @CsvSource({"66, 50", "50, 50", "0.37, 0.2", "1999, 1000", "9.99, 5"})
    void scaleBarsHaveRoundLengths(double available, double expected) {
        assertThat(Pen.roundLength(available)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void allKindsHaveColoursThatDifferFromEachOtherAndFromGround() {
        List<Color> ground = List.of(new Color(88, 120, 62), new Color(168, 128, 86), new Color(60, 70, 40));
        for (ChangeKind kind : ChangeKind.values()) {
            for (ChangeKind other : ChangeKind.values()) {
                if (kind != other) {
                    assertThat(distance(KindColour.of(kind).getRGB(), KindColour.of(other)))
                            .as(kind + " and " + other)
                            .isGreaterThan(80);
                }
            }
            for (Color soil : ground) {
                assertThat(distance(KindColour.of(kind).getRGB(), soil))
                        .as(kind + " on ground")
                        .isGreaterThan(95);
            }
        }
    }

    private static double distance(int rgb, Color other) {
        Color one = new Color(rgb);
        return Math.sqrt(Math.pow(one.getRed() - other.getRed(), 2)
                + Math.pow(one.getGreen() - other.getGreen(), 2)
                + Math.pow(one.getBlue() - other.getBlue(), 2));
    }
}
