package org.fieldwarden.app.nuisance;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.NuisanceReason;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.AlignedReader;
import org.fieldwarden.detector.BlockDetector;
import org.fieldwarden.detector.BlockResult;
import org.fieldwarden.detector.BlockTask;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.CoRegistrationSettings;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.StoredScores;
import org.fieldwarden.detector.nuisance.NuisanceJudge;
import org.fieldwarden.detector.opencv.OpenCvCoRegistration;
import org.fieldwarden.georef.ChangeTracer;
import org.fieldwarden.georef.TracedChange;
import org.fieldwarden.georef.TracedChanges;
import org.fieldwarden.georef.TracingSettings;
import org.fieldwarden.reporting.nuisance.FalseArea;
import org.fieldwarden.reporting.nuisance.NuisanceCurve.Registration;
import org.locationtech.jts.geom.Coordinate;

/** Takes pairs of unchanged ground through co-registration, network and tracing. As little thread-safe as its model. */
final class FalseAreaMeter {

    private static final int BLOCK_PX = 1024;

    private final BlockDetector detector;
    private final TracingSettings tracing;

    /** A meter for one worker; the caller closes the model. */
    FalseAreaMeter(ChangeModel model, TracingSettings tracing) {
        this.detector = BlockDetector.of(model);
        this.tracing = tracing;
    }

    /** All that is reported is false. */
    FalseArea measure(String ground, UnchangedPair pair, Registration registration) {
        try (Orthophoto baseline = pair.openBaseline();
                Orthophoto current = pair.openCurrent()) {
            ShiftField shifts = registration == Registration.CO_REGISTERED
                    ? new OpenCvCoRegistration(CoRegistrationSettings.DEFAULT).estimate(baseline, current, pair.grid())
                    : ShiftField.constant(pair.grid(), CoRegistrationSettings.DEFAULT.nodeSpacingPx(), Shift.ZERO);
            AlignedReader alignment = new AlignedReader(shifts);
            ChangeTracer tracer = new ChangeTracer(pair.grid(), tracing);
            Map<PixelWindow, BlockResult> results = new HashMap<>();
            for (PixelWindow block : pair.grid().blocks(BLOCK_PX)) {
                BlockResult result = detector.detect(new BlockTask(baseline, current, pair.grid(), block, alignment));
                tracer.add(result.scores());
                results.put(block, result);
            }
            TracedChanges traced = tracer.finish();
            StoredScores scores =
                    new StoredScores(pair.grid(), BLOCK_PX, block -> Optional.ofNullable(results.get(block)));
            NuisanceJudge judge = new NuisanceJudge(baseline, current, alignment, pair.grid(), scores);
            Map<NuisanceReason, Integer> polygons = new EnumMap<>(NuisanceReason.class);
            for (TracedChange change : traced.changes()) {
                polygons.merge(judge.judge(change.outlinePx(), residualMetres(shifts, change)), 1, Integer::sum);
            }
            double falseM2 =
                    traced.changes().stream().mapToLong(TracedChange::pixels).sum()
                            * pair.grid().pixelAreaM2();
            return new FalseArea(
                    ground,
                    polygons,
                    falseM2,
                    traced.observed().value(),
                    traced.unobserved().value());
        }
    }

    private static double residualMetres(ShiftField shifts, TracedChange change) {
        Coordinate middle = change.outlinePx().getInteriorPoint().getCoordinate();
        return shifts.residualMetresAt((int) middle.x, (int) middle.y);
    }
}
