package org.fieldwarden.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.georef.TracedChange;
import org.fieldwarden.reporting.audit.Mask;
import org.fieldwarden.reporting.audit.Prediction;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class LabelGridPredictionTest {

    private static final ChangeClass BUILT = new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING);
    private static final ChangeClass TORN_DOWN = new ChangeClass(LandCover.BUILDING, LandCover.BARE_GROUND);

    /** Four pixels of 1 m in a row; the label covers the same ground at 0.5 m, and a metre more on the right. */
    private static final PixelGrid WORKING = grid(1, 4, 1);

    private static final PixelGrid LABEL = grid(0.5, 10, 2);

    @Test
    void aLabelPixelTakesWhatTheWorkingPixelUnderItsCentreSays() {
        LabelGridPrediction raster = new LabelGridPrediction(WORKING);
        raster.add(block(0, 0.25f, 0.5f));
        raster.add(block(2, 0.75f, 1));

        Prediction prediction = raster.onto(LABEL, List.of());

        assertThat(prediction.scores().storedScore(1, 1)).isEqualTo(ScoreBlock.encodeScore(0.25f) & 0xff);
        assertThat(prediction.scores().storedScore(2, 0)).isEqualTo(ScoreBlock.encodeScore(0.5f) & 0xff);
        assertThat(prediction.scores().storedScore(7, 0)).isEqualTo(254);
        assertThat(prediction.scores().baselineCover(0, 0)).isEqualTo(LandCover.WATER);
        assertThat(prediction.scores().currentCover(0, 0)).isEqualTo(LandCover.BUILDING);
        assertThat(prediction.observed()).isEqualTo(Mask.ofAscii("########..", "########.."));
        assertThat(prediction.changed().count()).isZero();
    }

    @Test
    void groundWithoutABlockIsUnobserved() {
        LabelGridPrediction raster = new LabelGridPrediction(WORKING);
        raster.add(block(0, 0.25f, 0.5f));
        assertThat(raster.onto(LABEL, List.of()).observed()).isEqualTo(Mask.ofAscii("####......", "####......"));
    }

    @Test
    void polygonsAreBurntByTheirKindWherePixelCentresLieInside() {
        LabelGridPrediction raster = new LabelGridPrediction(WORKING);
        raster.add(block(0, 1, 1));
        raster.add(block(2, 1, 1));

        Prediction prediction =
                raster.onto(LABEL, List.of(change(box(0, 1.3, 0, 1), BUILT), change(box(3, 4, 0, 0.5), TORN_DOWN)));

        // 1.3 m hold the centres at 0.25, 0.75 and 1.25 m.
        assertThat(prediction.changes().get(ChangeKind.BUILDING_APPEARED))
                .isEqualTo(Mask.ofAscii("###.......", "###......."));
        assertThat(prediction.changes().get(ChangeKind.BUILDING_DISAPPEARED))
                .isEqualTo(Mask.ofAscii("......##..", ".........."));
        assertThat(prediction.changed()).isEqualTo(Mask.ofAscii("###...##..", "###......."));
    }

    private static ScoreBlock block(int column, float one, float other) {
        byte cover = ScoreBlock.encodeCovers(LandCover.WATER, LandCover.BUILDING);
        return ScoreBlock.of(
                PixelWindow.atSize(column, 0, 2, 1),
                new byte[] {ScoreBlock.encodeScore(one), ScoreBlock.encodeScore(other)},
                new byte[] {cover, cover});
    }

    private static TracedChange change(Polygon outline, ChangeClass changed) {
        return new TracedChange(outline, 1, 1, 1, changed);
    }

    private static Polygon box(double left, double right, double top, double bottom) {
        return (Polygon) new GeometryFactory().toGeometry(new Envelope(left, right, top, bottom));
    }

    private static PixelGrid grid(double gsdMetres, int width, int height) {
        return new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(500_000, 4_000_000, GroundSamplingDistance.ofMetres(gsdMetres)),
                width,
                height);
    }
}
