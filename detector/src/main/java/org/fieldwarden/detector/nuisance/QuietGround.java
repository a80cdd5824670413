package org.fieldwarden.detector.nuisance;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.detector.nuisance.ChangeEvidence.Surroundings;

/** What the ground around a polygon says: the light of both dates, and what stands there. */
final class QuietGround {

    /** Pixels next to the outline belong to neither side. */
    private static final int BLURRED_PX = 1;

    private final int nearPx;
    private final double[] baseline = new double[3];
    private final double[] current = new double[3];
    private long pixels;
    private long near;
    private long building;
    private long hard;
    private long tall;

    /**
     * Nothing seen yet.
     *
     * @param nearPx how far what stands there may be from the outline, pixels
     */
    QuietGround(int nearPx) {
        this.nearPx = nearPx;
    }

    void add(Piece piece) {
        piece.forEachObserved((column, row) -> {
            int distance = -piece.distance().at(column, row);
            if (distance > BLURRED_PX && piece.isQuiet(column, row)) {
                addLight(piece, column, row);
            }
            if (distance > 0 && distance <= nearPx) {
                addCovers(piece, column, row);
            }
        });
    }

    private void addLight(Piece piece, int column, int row) {
        pixels++;
        for (int band = 0; band < 3; band++) {
            baseline[band] += piece.baseline().value(column, row, band) + 1;
            current[band] += piece.current().value(column, row, band) + 1;
        }
    }

    private void addCovers(Piece piece, int column, int row) {
        near++;
        building += piece.isOnBoth(LandCover.BUILDING, column, row) ? 1 : 0;
        hard += piece.isOnBoth(LandCover.HARD_SURFACE, LandCover.BARE_GROUND, column, row) ? 1 : 0;
        tall += piece.isOnBoth(LandCover.BUILDING, LandCover.VEGETATION, column, row) ? 1 : 0;
    }

    Surroundings surroundings() {
        return near == 0
                ? new Surroundings(0, 0, 0)
                : new Surroundings((double) building / near, (double) hard / near, (double) tall / near);
    }

    /** Factor that brings a band of the current date to the baseline's light; 1 where there is no quiet ground. */
    double gain(int band) {
        return pixels == 0 ? 1 : baseline[band] / current[band];
    }

    /** Mean brightness of the quiet ground on the baseline, 1 to 256; empty ground counts as medium. */
    double brightness() {
        return pixels == 0 ? 128 : (baseline[0] + baseline[1] + baseline[2]) / (3 * pixels);
    }

    /** The current date's pixel in the baseline's light. */
    void matched(OrthophotoTile tile, int column, int row, double[] target) {
        for (int band = 0; band < 3; band++) {
            target[band] = (tile.value(column, row, band) + 1) * gain(band);
        }
    }

    /** The baseline's pixel as it is. */
    static void plain(OrthophotoTile tile, int column, int row, double[] target) {
        for (int band = 0; band < 3; band++) {
            target[band] = tile.value(column, row, band) + 1;
        }
    }
}
