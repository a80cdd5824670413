package org.fieldwarden.app.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.reporting.registration.Displacement;
import org.fieldwarden.reporting.registration.FieldCurve;
import org.fieldwarden.reporting.registration.FieldStep;
import org.fieldwarden.reporting.registration.RegistrationReport;
import org.fieldwarden.reporting.registration.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistrationAuditTest {

    private static final GroundSamplingDistance GSD = GroundSamplingDistance.ofMetres(0.3);

    /** A real orthomosaic beside the repository; it is no part of it. */
    private static final Path ORTHOMOSAIC =
            Path.of(System.getProperty("fieldwarden.imagery", "/nonexistent"), "georeferenced", "banepa-32645.tif");

    private static final double LARGEST_MEDIAN_PX = 0.5;

    @TempDir
    private Path folder;

    private static void requireClose(RegistrationReport report, View view) {
        for (FieldCurve curve : report.curves()) {
            if (curve.view() == view) {
                for (FieldStep step : curve.steps()) {
                    assertThat(step.errors().median().orElseThrow())
                            .as(curve.displacement() + " of " + step.dial() + " " + view)
                            .isLessThanOrEqualTo(LARGEST_MEDIAN_PX);
                    assertThat(step.givenUpShare()).isLessThan(0.05);
                }
            }
        }
    }

    @Test
    void renderedGroundMovedTurnedScaledAndWarpedIsLaidBackToHalfAPixel() {
        RegistrationReport report = RegistrationAudit.ofScenes(DetectionSettings.DEFAULT.coRegistration())
                .only(EnumSet.of(Displacement.TOGETHER, Displacement.OTHER_PLACE))
                .run(1, 1, 640, GSD, percent -> {});

        List<FieldCurve> together = report.curvesOf(Displacement.TOGETHER);
        assertThat(together).hasSize(2);
        requireClose(
                new RegistrationReport(report.terms(), report.secondsPerHundredMegapixels(), together), View.ALIKE);
        for (FieldCurve elsewhere : report.curvesOf(Displacement.OTHER_PLACE)) {
            assertThat(elsewhere.steps().get(0).givenUpShare())
                    .as("another place, " + elsewhere.view())
                    .isGreaterThan(0.95);
        }
        assertThat(report.write(folder)).hasSize(2);
    }

    @Test
    void realGroundMovedByKnownFieldsIsLaidBackToHalfAPixelInAnyLight() {
        assumeTrue(Files.isRegularFile(ORTHOMOSAIC), "needs a real orthomosaic: -Dfieldwarden.imagery=FOLDER");

        RegistrationReport report = RegistrationAudit.ofOrthophoto(
                        DetectionSettings.DEFAULT.coRegistration(), ORTHOMOSAIC)
                .only(EnumSet.of(Displacement.TOGETHER))
                .run(1, 1, 1024, GSD, percent -> {});

        requireClose(report, View.ALIKE);
        requireClose(report, View.OTHER);
    }

    @Test
    void whatIsSeenThroughAFieldIsWhereTheFieldSendsIt() {
        PixelGrid grid = new PixelGrid(CrsCode.epsg(4547), PixelToMap.northUp(500_000, 4_000_000, GSD), 2000, 1500);
        for (int seed = 0; seed < 5; seed++) {
            KnownField field = KnownField.of(Displacement.TOGETHER, 1, grid, seed);

            Shift from = field.seenAt(37.5, 1200.5);
            Shift shift = field.at(from.columns(), from.rows());

            assertThat(from.columns() + shift.columns()).isCloseTo(37.5, within(0.01));
            assertThat(from.rows() + shift.rows()).isCloseTo(1200.5, within(0.01));
            assertThat(shift.magnitude()).isLessThan(KnownField.reachPx(2000, 1500, 0.3));
        }
    }
}
