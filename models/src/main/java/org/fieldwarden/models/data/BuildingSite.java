package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.Mask;

/**
 * Ground on which buildings are laid in and ground is dug, paved or roofed, never over what stands there, what is
 * unknown, or what is marked already. What is laid in is marked.
 */
final class BuildingSite {

    /** How many buildings are painted houses; the others are cut from real ground. */
    private static final double HIPPED_SHARE = 0.3;

    private static final int TRIES = 12;
    private static final float[] SHADE = {0.55f, 0.52f, 0.45f};
    private static final GaussianBlur WORK_RIM = GaussianBlur.of(0.6);

    private final Ground ground;
    private final byte[] marks;
    private final byte[] otherMarks;
    private final double gsd;
    private final Random random;

    /**
     * Ground that is to be changed.
     *
     * @param marks where what is laid in is marked, labels as in {@link TrainingSample}
     * @param otherMarks what is marked on another date: nothing is laid there either
     */
    BuildingSite(Ground ground, byte[] marks, byte[] otherMarks, double gsdMetres, Random random) {
        this.ground = ground;
        this.marks = marks;
        this.otherMarks = otherMarks;
        this.gsd = gsdMetres;
        this.random = random;
    }

    /** Lays in a painted house, or a cut-out with its own surroundings or a shadow; nothing where there is no room. */
    void layBuilding(CutoutStock cutouts) {
        boolean painted = random.nextDouble() < HIPPED_SHARE || cutouts.isEmpty();
        Cutout building = painted ? HippedHouse.draw(gsd, random) : cutouts.draw(gsd, random);
        if (isTooLarge(building)) {
            return;
        }
        Mask wide = Mask.of(building.side(), i -> building.mask()[i] > 0.3f).dilated(1);
        for (int tries = 0; tries < TRIES; tries++) {
            int corner = corner(building);
            if (isFree(building, corner, wide)) {
                layBuilding(building, corner, wide);
                return;
            }
        }
    }

    private void layBuilding(Cutout building, int corner, Mask wide) {
        float gain = (float) Math.exp(random.nextGaussian() * 0.12);
        float[] share = building.mask();
        if (building.hasSurroundings() && random.nextDouble() < 0.6) {
            gain *= matchedLight(building, corner, wide);
            share = withSurroundings(building, corner);
        } else {
            shade(building, corner);
        }
        blend(building, corner, share, gain);
        label(building, corner);
    }

    /** Lays in a work; earth and paving go round what stands there, a pixel away from it. */
    void layWork(Cutout drawn) {
        if (isTooLarge(drawn)) {
            return;
        }
        int corner = corner(drawn);
        Cutout work = drawn.isOpenGround()
                ? drawn.without(Mask.of(drawn.side(), i -> isTaken(at(drawn, corner, i)))
                        .dilated(1))
                : drawn;
        if (!isFree(work, corner, Mask.of(work.side(), i -> work.mask()[i] > 0))) {
            return;
        }
        if (work.cover() == CoverLabels.BUILDING) {
            shade(work, corner);
        }
        blend(work, corner, WORK_RIM.of(work.mask(), work.side(), 1), 1);
        label(work, corner);
    }

    private boolean isTooLarge(Cutout cutout) {
        return cutout.side() >= ground.side * 0.8;
    }

    /** Where in the ground a cut-out's pixel comes to lie. */
    private int at(Cutout cutout, int corner, int index) {
        return corner + index / cutout.side() * ground.side + index % cutout.side();
    }

    private int corner(Cutout cutout) {
        int room = ground.side - cutout.side();
        return random.nextInt(room) * ground.side + random.nextInt(room);
    }

    private boolean isTaken(int at) {
        return ground.isBuilding(at) || ground.isUnknown(at) || marks[at] != 0 || otherMarks[at] != 0;
    }

    private boolean isFree(Cutout cutout, int corner, Mask needed) {
        for (int i = 0; i < cutout.mask().length; i++) {
            if (needed.at(i) && isTaken(at(cutout, corner, i))) {
                return false;
            }
        }
        return true;
    }

    /** Shadow and yard come along, fading with the distance from the building. */
    private float[] withSurroundings(Cutout cutout, int corner) {
        double reach = (1 + 2.5 * random.nextDouble()) / gsd;
        float[] distances =
                Mask.of(cutout.side(), i -> cutout.mask()[i] >= 0.5f).distances();
        float[] share = cutout.mask().clone();
        for (int i = 0; i < share.length; i++) {
            if (distances[i] < reach && !isTaken(at(cutout, corner, i))) {
                double ring = Math.pow(1 - distances[i] / reach, 0.7) * cutout.surroundings()[i];
                share[i] = Math.max(share[i], (float) ring);
            }
        }
        return share;
    }

    private float matchedLight(Cutout cutout, int corner, Mask wide) {
        double here = 0;
        double there = 0;
        for (int i = 0; i < cutout.mask().length; i++) {
            if (wide.at(i)) {
                for (int band = 0; band < 3; band++) {
                    here += ground.rgb[3 * at(cutout, corner, i) + band];
                    there += cutout.rgb()[3 * i + band];
                }
            }
        }
        double dimmest = 60.0 * wide.count();
        return (float) Math.sqrt(Math.max(0.75, Math.min(1.3, here / Math.max(1 + dimmest, there))));
    }

    private void shade(Cutout cutout, int corner) {
        float[] things = new float[ground.side * ground.side];
        for (int i = 0; i < cutout.mask().length; i++) {
            things[at(cutout, corner, i)] = cutout.mask()[i];
        }
        double angle = 2 * Math.PI * random.nextDouble();
        int steps = Math.max(1, (int) ((0.5 + 5.5 * random.nextDouble()) / gsd));
        float[] dark = Shadow.cast(things, ground.side, angle, steps);
        float depth = 0.5f + 0.6f * random.nextFloat();
        for (int i = 0; i < dark.length; i++) {
            dark[i] *= depth;
        }
        ground.darken(dark, SHADE);
    }

    private void blend(Cutout cutout, int corner, float[] share, float gain) {
        float[] rgb = cutout.rgb();
        for (int i = 0; i < share.length; i++) {
            if (share[i] > 0) {
                int at = at(cutout, corner, i);
                ground.mix(at, share[i], rgb[3 * i] * gain, rgb[3 * i + 1] * gain, rgb[3 * i + 2] * gain);
            }
        }
    }

    /** Half covered pixels at the rim of a building are neither changed nor unchanged. */
    private void label(Cutout cutout, int corner) {
        for (int i = 0; i < cutout.mask().length; i++) {
            int at = at(cutout, corner, i);
            if (cutout.mask()[i] > 0.5f) {
                marks[at] = 1;
                ground.cover[at] = cutout.cover();
            } else if (cutout.mask()[i] > 0.15f) {
                marks[at] = TrainingSample.IGNORE;
            }
        }
    }
}
