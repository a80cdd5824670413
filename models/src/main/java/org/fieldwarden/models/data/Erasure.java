package org.fieldwarden.models.data;

import java.util.List;
import java.util.Random;
import org.fieldwarden.models.raster.Components;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.Mask;

/** Takes buildings away by laying other open ground of the picture over them and their shadows. */
final class Erasure {

    private static final int SMALLEST_PX = 20;
    private static final double WIDEST_SHARE = 0.45;

    /** How far around the building its shadow is looked for, pixels. */
    private static final float SHADOW_PX = 5;

    private static final int TRIES = 15;
    private static final GaussianBlur SOFT = GaussianBlur.of(1.5);

    private final Components buildings;
    private final Random random;
    private final int side;

    /** Buildings as they stood before anything was laid in. */
    Erasure(Ground original, Random random) {
        byte[] cover = original.cover.clone();
        this.side = original.side;
        this.buildings = Components.of(side, side, at -> cover[at] == CoverLabels.BUILDING);
        this.random = random;
    }

    /**
     * Takes one building from a date, where one can be taken; it is marked on the other date, where it still stands.
     *
     * @param marks of both dates
     */
    void eraseOne(Ground ground, byte[][] marks, int otherDate) {
        List<Components.Part> parts = buildings.parts();
        if (parts.isEmpty()) {
            return;
        }
        Components.Part part = parts.get(random.nextInt(parts.size()));
        boolean unfit = Math.max(part.width(), part.height()) > side * WIDEST_SHARE || part.area() < SMALLEST_PX;
        Mask building = Mask.of(side, at -> buildings.idAt(at) == part.id());
        if (unfit
                || Mask.of(side, at -> building.at(at) && (marks[0][at] != 0 || marks[1][at] != 0))
                        .any()) {
            return;
        }
        float[] distances = building.distances();
        Mask wide = Mask.of(side, at -> distances[at] <= SHADOW_PX);
        for (int tries = 0; tries < TRIES; tries++) {
            int columns = random.nextInt(side + 1) - side / 2;
            int rows = random.nextInt(side + 1) - side / 2;
            if (isOpen(ground, wide, columns, rows)) {
                layOver(ground, building, wide, new int[] {columns, rows});
                CoverLabels.put(ground.cover, building, TrainingSample.NOT_BUILDING);
                CoverLabels.put(marks[otherDate], building, (byte) 1);
                return;
            }
        }
    }

    private boolean isOpen(Ground ground, Mask wide, int columns, int rows) {
        for (int at = 0; at < side * side; at++) {
            if (wide.at(at)) {
                int column = at % side - columns;
                int row = at / side - rows;
                int from = row * side + column;
                if (column < 0 || row < 0 || column >= side || row >= side) {
                    return false;
                }
                if (ground.isBuilding(from) || ground.isUnknown(from)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The rim fades out, but never over another building. */
    private void layOver(Ground ground, Mask building, Mask wide, int[] shift) {
        Mask free = Mask.of(side, at -> building.at(at) || !ground.isBuilding(at));
        float[] soft = SOFT.of(Mask.of(side, at -> wide.at(at) && free.at(at)).toPlane(), side, 1);
        float[] before = ground.rgb.clone();
        for (int at = 0; at < soft.length; at++) {
            float share = building.at(at) ? 1 : free.at(at) ? soft[at] : 0;
            if (share > 0) {
                int column = Math.max(0, Math.min(side - 1, at % side - shift[0]));
                int row = Math.max(0, Math.min(side - 1, at / side - shift[1]));
                int from = 3 * (row * side + column);
                ground.mix(at, share, before[from], before[from + 1], before[from + 2]);
            }
        }
    }
}
