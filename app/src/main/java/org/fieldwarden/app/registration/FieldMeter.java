package org.fieldwarden.app.registration;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldwarden.app.nuisance.UnchangedPair;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.detector.CoRegistration;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.reporting.registration.EndPointErrors;
import org.fieldwarden.reporting.registration.GroundFit;

/** Lets co-registration find a field and compares what it found with what is true. Used by one thread. */
final class FieldMeter {

    /** Distance of the places at which found and true shift are compared, working pixels. */
    private static final int PLACE_PX = 16;

    private final CoRegistration coRegistration;
    private long nanoseconds;
    private long pixels;

    FieldMeter(CoRegistration coRegistration) {
        this.coRegistration = coRegistration;
    }

    /** Compares with the true field; without one, all that is not given up is an error without a length. */
    GroundFit measure(String ground, UnchangedPair pair, Optional<KnownField> truth) {
        ShiftField field = estimate(pair);
        int width = pair.grid().width();
        int height = pair.grid().height();
        float[] errors = new float[(width / PLACE_PX + 1) * (height / PLACE_PX + 1)];
        int relied = 0;
        int givenUp = 0;
        for (int row = PLACE_PX / 2; row < height; row += PLACE_PX) {
            for (int column = PLACE_PX / 2; column < width; column += PLACE_PX) {
                Shift shift = truth.isPresent() ? truth.get().at(column, row) : Shift.ZERO;
                if (!shown(pair, column, row, shift)) {
                    continue;
                }
                if (!field.nearest(column, row).trust().reliable()) {
                    givenUp++;
                } else {
                    Shift found = field.shiftAt(column, row);
                    errors[relied++] =
                            (float) Math.hypot(found.columns() - shift.columns(), found.rows() - shift.rows());
                }
            }
        }
        OptionalDouble residual = field.medianResidualMetres();
        return new GroundFit(
                ground,
                EndPointErrors.of(java.util.Arrays.copyOf(errors, relied)),
                givenUp,
                residual.isPresent()
                        ? OptionalDouble.of(
                                residual.getAsDouble() / pair.grid().gsd().metres())
                        : residual);
    }

    private ShiftField estimate(UnchangedPair pair) {
        try (Orthophoto baseline = pair.openBaseline();
                Orthophoto current = pair.openCurrent()) {
            long begin = System.nanoTime();
            ShiftField field = coRegistration.estimate(baseline, current, pair.grid());
            nanoseconds += System.nanoTime() - begin;
            pixels += pair.grid().pixels();
            return field;
        }
    }

    /** Whether both pictures show the ground at a place of the earlier one. */
    private static boolean shown(UnchangedPair pair, int column, int row, Shift shift) {
        return observed(pair.baseline(), column, row)
                && observed(pair.current(), (int) Math.floor(column + shift.columns()), (int)
                        Math.floor(row + shift.rows()));
    }

    private static boolean observed(OrthophotoTile tile, int column, int row) {
        return tile.window().contains(column, row) && tile.observed(column, row);
    }

    /** Mean time of co-registration; 0 before anything was measured. */
    double secondsPerHundredMegapixels() {
        return pixels == 0 ? 0 : nanoseconds / 1e9 / (pixels / 1e8);
    }
}
