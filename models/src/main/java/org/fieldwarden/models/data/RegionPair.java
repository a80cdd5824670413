package org.fieldwarden.models.data;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.models.raster.Components;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.Mask;
import org.fieldwarden.models.raster.SmoothNoise;

/** A part of the ground gives way to quite other ground, as when a suburb is built on fields. */
final class RegionPair {

    /** Half the breadth of the seam that is left out, pixels. */
    private static final int SEAM = 4;

    /** How often the other ground is settled. */
    private static final double SETTLED_SHARE = 0.4;

    /** Every so many pixels one is looked at for the region's size. */
    private static final int SPARSE = 16;

    private RegionPair() {}

    /** The first date stays; in the second, {@code other} takes a part, now and then with yards or a new quarter on it. */
    static Composition draw(GroundCut cut, Ground other, CutoutStock cutouts, Random random) {
        FencedLots.scatter(List.of(other), cut.gsdMetres(), random);
        if (random.nextDouble() < SETTLED_SHARE) {
            Settlement.settle(other, cutouts, cut.gsdMetres(), random);
        }
        Ground first = cut.first();
        Ground second = cut.second();
        Mask region = region(first.side, random);
        float[] share = GaussianBlur.of(0.5 + 2.5 * random.nextDouble()).of(region.toPlane(), first.side, 1);
        for (int at = 0; at < share.length; at++) {
            second.mix(at, share[at], other.rgb[3 * at], other.rgb[3 * at + 1], other.rgb[3 * at + 2]);
        }
        first.cover = withoutCut(first, region);
        byte[] otherCover = withoutCut(other, region);
        second.cover = first.cover.clone();
        byte[] marks = PairedPlaces.exclusive(first.cover, otherCover);
        Mask seam = region.rim(SEAM, SEAM);
        for (int at = 0; at < marks.length; at++) {
            if (seam.at(at)) {
                second.cover[at] = TrainingSample.IGNORE;
                marks[at] = TrainingSample.IGNORE;
            } else if (region.at(at)) {
                second.cover[at] = otherCover[at];
            } else {
                marks[at] = 0;
            }
        }
        return Composition.of(cut, first, second, marks, Composition.Place.ONE);
    }

    /** A half plane or a corner with a wavering edge, a fifth to seven tenths of the square. */
    private static Mask region(int side, Random random) {
        double angle = 2 * Math.PI * random.nextDouble();
        boolean corner = random.nextDouble() < 0.4;
        double angle2 = corner ? angle + 0.9 + 1.3 * random.nextDouble() : angle;
        double waver = 0.12 * random.nextDouble();
        float[] noise = SmoothNoise.drawn(side, 1 + random.nextInt(4), random);
        float[] field = new float[side * side];
        float[] sparse = new float[field.length / SPARSE];
        for (int at = 0; at < field.length; at++) {
            int row = at / side;
            double x = (double) (at - row * side) / side - 0.5;
            double y = (double) row / side - 0.5;
            double one = x * Math.cos(angle) + y * Math.sin(angle);
            double two = x * Math.cos(angle2) + y * Math.sin(angle2);
            field[at] = (float) (Math.min(one, two) + waver * noise[at]);
        }
        for (int i = 0; i < sparse.length; i++) {
            sparse[i] = field[(int) (i * 2654435761L % field.length)];
        }
        Arrays.sort(sparse);
        float border = sparse[(int) ((0.3 + 0.5 * random.nextDouble()) * (sparse.length - 1))];
        return Mask.of(side, at -> field[at] > border);
    }

    /** Buildings that the region's edge cuts through are left out. */
    private static byte[] withoutCut(Ground ground, Mask region) {
        Components buildings = Components.of(ground.side, ground.side, ground::isBuilding);
        boolean[] within = new boolean[buildings.parts().size() + 1];
        boolean[] without = new boolean[within.length];
        for (int at = 0; at < ground.cover.length; at++) {
            boolean[] seen = region.at(at) ? within : without;
            seen[buildings.idAt(at)] = true;
        }
        byte[] cover = ground.cover.clone();
        for (int at = 0; at < cover.length; at++) {
            int id = buildings.idAt(at);
            if (id > 0 && within[id] && without[id]) {
                cover[at] = TrainingSample.IGNORE;
            }
        }
        return cover;
    }
}
