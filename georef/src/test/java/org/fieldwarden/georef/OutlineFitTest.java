package org.fieldwarden.georef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.georef.RegularisationSettings.FitTolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class OutlineFitTest {

    private static final GroundSamplingDistance HALF_METRE = GroundSamplingDistance.ofMetres(0.5);

    private static Polygon polygon(String wkt) throws ParseException {
        return (Polygon) new WKTReader().read(wkt);
    }

    @Test
    void anOutlineFitsItselfWithoutError() throws ParseException {
        Polygon box = polygon("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))");
        assertThat(OutlineFit.between(box, box, HALF_METRE)).isEqualTo(new OutlineFit(0, 0, 0, 0));
    }

    @Test
    void aWallTwoPixelsOffCountsInAreaAndMetres() throws ParseException {
        OutlineFit fit = OutlineFit.between(
                polygon("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"),
                polygon("POLYGON ((0 0, 12 0, 12 10, 0 10, 0 0))"),
                HALF_METRE);
        assertThat(fit.areaChangeShare()).isCloseTo(0.2, within(1e-9));
        assertThat(fit.differenceShare()).isCloseTo(0.2, within(1e-9));
        assertThat(fit.hausdorffMetres()).isCloseTo(1, within(0.13));
        assertThat(fit.rmsMetres()).isBetween(0.4, 0.6);
    }

    @Test
    void whatIsLostOnOneSideAndWonOnTheOtherIsADifference() throws ParseException {
        OutlineFit fit = OutlineFit.between(
                polygon("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"),
                polygon("POLYGON ((1 0, 11 0, 11 10, 1 10, 1 0))"),
                HALF_METRE);
        assertThat(fit.areaChangeShare()).isCloseTo(0, within(1e-9));
        assertThat(fit.differenceShare()).isCloseTo(0.2, within(1e-9));
        assertThat(fit.hausdorffMetres()).isCloseTo(0.5, within(0.13));
    }

    @Test
    void aHoleInTheWrongPlaceCounts() throws ParseException {
        OutlineFit fit = OutlineFit.between(
                polygon("POLYGON ((0 0, 30 0, 30 10, 0 10, 0 0), (2 2, 8 2, 8 8, 2 8, 2 2))"),
                polygon("POLYGON ((0 0, 30 0, 30 10, 0 10, 0 0), (22 2, 28 2, 28 8, 22 8, 22 2))"),
                HALF_METRE);
        assertThat(fit.areaChangeShare()).isCloseTo(0, within(1e-9));
        assertThat(fit.differenceShare()).isCloseTo(72 / 264.0, within(1e-9));
        assertThat(fit.hausdorffMetres()).isGreaterThan(0.99);
    }

    @Test
    void anEllipseOfACircleIsThatCircle() {
        Polygon circle = RasterShape.circle(15).truth();
        double difference = OutlineFit.differenceArea(circle, MomentEllipse.of(circle.getExteriorRing()));
        assertThat(difference / circle.getArea()).isLessThan(0.01);
    }

    @Test
    void anEllipseOfATurnedBoxHasItsAreaAndItsLongSide() {
        Polygon box = RasterShape.box(40, 10).turned(30).truth();
        Polygon ellipse = MomentEllipse.of(box.getExteriorRing());
        assertThat(ellipse.getArea()).isCloseTo(400, within(2.0));
        assertThat(OutlineFit.differenceArea(box, ellipse) / 400).isBetween(0.1, 0.25);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 101})
    void settingsRefuseLengthsThatMeanNothing(double metres) {
        FitTolerance tolerance = new FitTolerance(0.05, 0.2, 2, 0.6);
        assertThatThrownBy(() -> new RegularisationSettings(metres, 1.5, tolerance))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RegularisationSettings(0.75, metres, tolerance))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FitTolerance(metres, 0.2, 2, 0.6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FitTolerance(0.05, 0.2, metres > 1 ? -metres : metres, 0.6))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
