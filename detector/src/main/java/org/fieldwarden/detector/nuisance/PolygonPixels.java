package org.fieldwarden.detector.nuisance;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.detector.nuisance.ChangeEvidence.Inside;

/** Compares the two dates pixel by pixel inside a polygon and across its outline. */
final class PolygonPixels {

    /** Half the light at least is gone where the sun no longer reaches, after the display curve. */
    private static final double LEAST_DARKENING = 1.5;

    /** A shadow is dark for the ground around it; a grey roof in the sun seldom is. */
    private static final double DARKEST_LIT = 0.85;

    /** Sky light is bluer than the sun's: shares of red and blue move this far at most. */
    private static final double EQUAL_CHROMATICITY = 0.06;

    /** Pixels on either side of the outline that tell whether it is sharp. */
    private static final int BAND_PX = 4;

    private final QuietGround light;
    private final double[] before = new double[3];
    private final double[] after = new double[3];
    private final Mean core = new Mean();
    private final Mean innerBand = new Mean();
    private final Mean outerBand = new Mean();
    private final Mean far = new Mean();
    private long pixels;
    private long shadow;
    private long openGround;

    PolygonPixels(QuietGround light) {
        this.light = light;
    }

    private static final class Mean {
        private double sum;
        private long count;

        void add(double value) {
            sum += value;
            count++;
        }

        double valueOr(double none) {
            return count == 0 ? none : sum / count;
        }
    }

    void add(Piece piece) {
        piece.forEachObserved((column, row) -> {
            int distance = piece.distance().at(column, row);
            QuietGround.plain(piece.baseline(), column, row, before);
            light.matched(piece.current(), column, row, after);
            double greening = greenness(after) - greenness(before);
            if (distance > 0) {
                pixels++;
                shadow += isShadow() ? 1 : 0;
                openGround += piece.isOnBoth(LandCover.VEGETATION, LandCover.BARE_GROUND, column, row) ? 1 : 0;
                core.add(greening);
                if (distance <= BAND_PX) {
                    innerBand.add(greening);
                }
            } else if (distance >= -BAND_PX) {
                outerBand.add(greening);
            } else if (piece.isQuiet(column, row)) {
                far.add(greening);
            }
        });
    }

    private static double greenness(double[] rgb) {
        return (2 * rgb[1] - rgb[0] - rgb[2]) / sum(rgb);
    }

    private static double sum(double[] rgb) {
        return rgb[0] + rgb[1] + rgb[2];
    }

    private boolean isShadow() {
        double dark = Math.min(sum(before), sum(after));
        double lit = Math.max(sum(before), sum(after));
        return lit >= LEAST_DARKENING * dark
                && dark / 3 <= DARKEST_LIT * light.brightness()
                && Math.abs(before[0] / sum(before) - after[0] / sum(after)) <= EQUAL_CHROMATICITY
                && Math.abs(before[2] / sum(before) - after[2] / sum(after)) <= EQUAL_CHROMATICITY;
    }

    Inside inside() {
        if (pixels == 0) {
            return new Inside(0, 0, 0, 1);
        }
        double around = far.valueOr(0);
        double greening = Math.abs(core.valueOr(0) - around);
        double step = Math.abs(innerBand.valueOr(0) - outerBand.valueOr(around));
        return new Inside(
                (double) shadow / pixels,
                (double) openGround / pixels,
                greening,
                greening == 0 ? 1 : Math.min(1, step / greening));
    }
}
