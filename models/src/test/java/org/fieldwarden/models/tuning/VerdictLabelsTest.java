package org.fieldwarden.models.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.models.data.TrainingSample;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** A grid of 1 m pixels whose top left corner is (0, 100), so that map coordinates are column and 100 - row. */
final class VerdictLabelsTest {

    private static final PixelGrid GRID =
            new PixelGrid(CrsCode.epsg(4547), PixelToMap.northUp(0, 100, GroundSamplingDistance.ofMetres(1)), 200, 100);
    private static final int SIDE = 16;

    private static Verdict verdict(Outcome outcome, String wkt) {
        return verdict(outcome, wkt, SeenCovers.UNKNOWN);
    }

    private static Verdict verdict(Outcome outcome, String wkt, SeenCovers covers) {
        try {
            return new Verdict(outcome + wkt, outcome, (Polygon) new WKTReader().read(wkt), covers);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A square of pixels from (left, top) to (right, bottom), exclusive. */
    private static String box(int left, int top, int right, int bottom) {
        int north = 100 - top;
        int south = 100 - bottom;
        return "POLYGON ((" + left + " " + north + ", " + right + " " + north + ", " + right + " " + south + ", " + left
                + " " + south + ", " + left + " " + north + "))";
    }

    private static SeenGround ground(PixelWindow window, float score, int unobservedRows) {
        int pixels = Math.toIntExact(window.pixels());
        boolean[] observed = new boolean[pixels];
        Arrays.fill(observed, unobservedRows * window.width(), pixels, true);
        OrthophotoTile tile = OrthophotoTile.of(window, new byte[pixels * 3], observed);
        byte[] scores = new byte[pixels];
        Arrays.fill(scores, ScoreBlock.encodeScore(score));
        return new SeenGround(tile, tile, ScoreBlock.of(window, scores, new byte[pixels]));
    }

    private static TrainingSample labelled(float score, int unobservedRows, LocationCells cells, Verdict... verdicts) {
        PixelWindow window = PixelWindow.atSize(0, 0, SIDE, SIDE);
        return new VerdictLabels(GRID, List.of(verdicts), cells, 0.5)
                .of(ground(window, score, unobservedRows), new Random(1));
    }

    private static LocationCells nothingKeptBack() {
        return LocationCells.drawn(List.of(), 1);
    }

    /** C changed, u unchanged, . left out. */
    private static List<String> drawn(TrainingSample sample) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < sample.side(); row++) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < sample.side(); column++) {
                byte label = sample.changed()[row * sample.side() + column];
                text.append(label == 1 ? 'C' : label == 0 ? 'u' : '.');
            }
            rows.add(text.toString());
        }
        return rows;
    }

    @Test
    void confirmedHasARimThatIsLeftOutAndRefutedReachesOverItsOwn() {
        TrainingSample sample = labelled(
                0.9f,
                0,
                nothingKeptBack(),
                verdict(Outcome.CONFIRMED, box(1, 1, 8, 8)),
                verdict(Outcome.REFUTED, box(10, 12, 14, 14)));

        assertThat(drawn(sample))
                .containsExactly(
                        "................",
                        "................",
                        "................",
                        "...CCC..........",
                        "...CCC..........",
                        "...CCC..........",
                        "................",
                        "................",
                        "................",
                        "................",
                        ".........uuuuuu.",
                        "........uuuuuuuu",
                        "........uuuuuuuu",
                        "........uuuuuuuu",
                        "........uuuuuuuu",
                        ".........uuuuuu.");
    }

    @Test
    void groundThatNobodySpokeOfIsLearnedOnlyWhereTheParentIsSureOfNoChange() {
        Verdict house = verdict(Outcome.CONFIRMED, box(1, 1, 8, 8));

        assertThat(String.join("", drawn(labelled(0.2f, 0, nothingKeptBack(), house))))
                .doesNotContain("u");
        String sure = String.join("", drawn(labelled(0.05f, 0, nothingKeptBack(), house)));
        assertThat(sure.chars().filter(c -> c == 'u').count())
                .as("all but the house and its rim")
                .isBetween(100L, 200L);
        assertThat(sure.chars().filter(c -> c == 'C').count()).isEqualTo(9);
        assertThat(drawn(labelled(0.05f, 0, nothingKeptBack(), house)).get(2))
                .as("the rim stays left out")
                .startsWith(".........");
    }

    @Test
    void unobservedGroundTeachesNothing() {
        TrainingSample sample = labelled(0.9f, 5, nothingKeptBack(), verdict(Outcome.CONFIRMED, box(1, 1, 8, 8)));

        assertThat(drawn(sample).subList(0, 5)).containsOnly("................");
        assertThat(drawn(sample).get(5)).isEqualTo("...CCC..........");
        assertThat(sample.baseline()[0]).isEqualTo((byte) 128);
    }

    @Test
    void correctedLandCoverIsLearnedInsideTheCore() {
        SeenCovers seen = SeenCovers.of(new ChangeClass(LandCover.WATER, LandCover.BUILDING));

        TrainingSample sample = labelled(0.9f, 0, nothingKeptBack(), verdict(Outcome.CONFIRMED, box(1, 1, 8, 8), seen));

        assertThat(sample.baselineCover()[4 * SIDE + 4]).isEqualTo((byte) LandCover.WATER.channel());
        assertThat(sample.currentCover()[4 * SIDE + 4]).isEqualTo((byte) LandCover.BUILDING.channel());
        assertThat(sample.currentCover()[2 * SIDE + 4]).isEqualTo(TrainingSample.IGNORE);
    }

    /** The refuted verdict's own cell is kept back; its pixels must not slip in through the window of a neighbour. */
    @Test
    void groundKeptBackGivesNoLabels() {
        Verdict kept = verdict(Outcome.REFUTED, box(104, 4, 110, 10));
        Verdict neighbour = verdict(Outcome.CONFIRMED, box(90, 4, 97, 11));
        LocationCells cells = LocationCells.drawn(List.of(new LocationCells.Placed(GRID.crs(), kept)), 1);
        PixelWindow window = PixelWindow.atSize(88, 0, 32, 32);

        TrainingSample sample = new VerdictLabels(GRID, List.of(neighbour, kept), cells, 0.5)
                .of(ground(window, 0.01f, 0), new Random(1));

        for (String row : drawn(sample)) {
            assertThat(row.substring(12)).as("columns from 100").matches("\\.+");
        }
        assertThat(String.join("", drawn(sample))).contains("C", "u");
    }
}
