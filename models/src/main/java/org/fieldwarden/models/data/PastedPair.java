package org.fieldwarden.models.data;

import java.util.List;
import java.util.Random;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.Mask;

/**
 * Real ground on which buildings are laid in or taken away and ground is cleared, dug, paved or roofed, on either date.
 * Where the place has another date, the second is mostly that one. Fenced yards lie on both dates alike.
 */
final class PastedPair {

    private static final int MOST_WORKS = 6;
    private static final int TRIES = 12;
    private static final float[] SHADE = {0.55f, 0.52f, 0.45f};
    private static final GaussianBlur WORK_RIM = GaussianBlur.of(0.6);

    private final CutoutStock cutouts;
    private final Random random;
    private final double gsd;
    private final int side;
    private final Ground[] dates;
    private final byte[][] marks;

    private PastedPair(GroundCut cut, CutoutStock cutouts, Random random) {
        this.cutouts = cutouts;
        this.random = random;
        this.gsd = cut.gsdMetres();
        this.side = cut.first().side;
        this.dates = new Ground[] {
            cut.first(), random.nextDouble() < 0.6 ? cut.second() : cut.first().copy()
        };
        this.marks = new byte[2][side * side];
    }

    static Composition draw(GroundCut cut, CutoutStock cutouts, Random random) {
        return new PastedPair(cut, cutouts, random).drawn();
    }

    private Composition drawn() {
        FencedLots.scatter(List.of(dates), gsd, random);
        Erasure erasure = new Erasure(dates[0], random);
        int works = 1 + random.nextInt(MOST_WORKS);
        for (int i = 0; i < works; i++) {
            int date = random.nextInt(2);
            double draw = random.nextDouble();
            if (draw < 0.25) {
                erasure.eraseOne(dates[date], marks, 1 - date);
            } else if (draw < 0.48 || cutouts.isEmpty()) {
                layWork(date);
            } else {
                layBuilding(date);
            }
        }
        return new Composition(dates[0], dates[1], marks[0], marks[1], gsd, Composition.Place.ONE);
    }

    /** Where in the ground a cut-out's pixel comes to lie. */
    private int at(Cutout cutout, int corner, int index) {
        return corner + index / cutout.side() * side + index % cutout.side();
    }

    private int corner(Cutout cutout) {
        return random.nextInt(side - cutout.side()) * side + random.nextInt(side - cutout.side());
    }

    private boolean isTooLarge(Cutout cutout) {
        return cutout.side() >= side * 0.8;
    }

    private boolean isTaken(int date, int at) {
        Ground ground = dates[date];
        return ground.isBuilding(at) || ground.isUnknown(at) || marks[0][at] != 0 || marks[1][at] != 0;
    }

    private boolean isFree(int date, Cutout cutout, int corner, Mask needed) {
        for (int i = 0; i < cutout.mask().length; i++) {
            if (needed.at(i) && isTaken(date, at(cutout, corner, i))) {
                return false;
            }
        }
        return true;
    }

    private void layBuilding(int date) {
        Cutout cutout = cutouts.draw(gsd, random);
        if (isTooLarge(cutout)) {
            return;
        }
        Mask wide = Mask.of(cutout.side(), i -> cutout.mask()[i] > 0.3f).dilated(1);
        int corner = corner(cutout);
        for (int tries = 1; !isFree(date, cutout, corner, wide); tries++) {
            if (tries == TRIES) {
                return;
            }
            corner = corner(cutout);
        }
        float gain = (float) Math.exp(random.nextGaussian() * 0.12);
        float[] share = cutout.mask();
        if (random.nextDouble() < 0.6) {
            gain *= matchedLight(date, cutout, corner, wide);
            share = withSurroundings(date, cutout, corner);
        } else {
            shade(date, cutout, corner);
        }
        blend(date, cutout, corner, share, gain);
        label(date, cutout, corner);
    }

    /** Shadow and yard come along, fading with the distance from the building. */
    private float[] withSurroundings(int date, Cutout cutout, int corner) {
        double reach = (1 + 2.5 * random.nextDouble()) / gsd;
        float[] distances =
                Mask.of(cutout.side(), i -> cutout.mask()[i] >= 0.5f).distances();
        float[] share = cutout.mask().clone();
        for (int i = 0; i < share.length; i++) {
            if (distances[i] < reach && !isTaken(date, at(cutout, corner, i))) {
                double ring = Math.pow(1 - distances[i] / reach, 0.7) * cutout.surroundings()[i];
                share[i] = Math.max(share[i], (float) ring);
            }
        }
        return share;
    }

    private float matchedLight(int date, Cutout cutout, int corner, Mask wide) {
        double here = 0;
        double there = 0;
        for (int i = 0; i < cutout.mask().length; i++) {
            if (wide.at(i)) {
                for (int band = 0; band < 3; band++) {
                    here += dates[date].rgb[3 * at(cutout, corner, i) + band];
                    there += cutout.rgb()[3 * i + band];
                }
            }
        }
        double dimmest = 60.0 * wide.count();
        return (float) Math.sqrt(Math.max(0.75, Math.min(1.3, here / Math.max(1 + dimmest, there))));
    }

    private void shade(int date, Cutout cutout, int corner) {
        float[] things = new float[side * side];
        for (int i = 0; i < cutout.mask().length; i++) {
            things[at(cutout, corner, i)] = cutout.mask()[i];
        }
        double angle = 2 * Math.PI * random.nextDouble();
        int steps = Math.max(1, (int) ((0.5 + 5.5 * random.nextDouble()) / gsd));
        float[] dark = Shadow.cast(things, side, angle, steps);
        float depth = 0.5f + 0.6f * random.nextFloat();
        for (int i = 0; i < dark.length; i++) {
            dark[i] *= depth;
        }
        dates[date].darken(dark, SHADE);
    }

    private void blend(int date, Cutout cutout, int corner, float[] share, float gain) {
        float[] rgb = cutout.rgb();
        for (int i = 0; i < share.length; i++) {
            if (share[i] > 0) {
                int at = at(cutout, corner, i);
                dates[date].mix(at, share[i], rgb[3 * i] * gain, rgb[3 * i + 1] * gain, rgb[3 * i + 2] * gain);
            }
        }
    }

    private void label(int date, Cutout cutout, int corner) {
        for (int i = 0; i < cutout.mask().length; i++) {
            int at = at(cutout, corner, i);
            if (cutout.mask()[i] > 0.5f) {
                marks[date][at] = 1;
                dates[date].cover[at] = cutout.cover();
            } else if (cutout.mask()[i] > 0.15f) {
                marks[date][at] = TrainingSample.IGNORE;
            }
        }
    }

    private void layWork(int date) {
        Cutout drawn = GroundWork.draw(gsd, random);
        if (isTooLarge(drawn)) {
            return;
        }
        int corner = corner(drawn);
        Cutout work = drawn.isOpenGround() ? aroundTaken(date, drawn, corner) : drawn;
        if (!isFree(date, work, corner, Mask.of(work.side(), i -> work.mask()[i] > 0))) {
            return;
        }
        if (work.cover() == CoverLabels.BUILDING) {
            shade(date, work, corner);
        }
        blend(date, work, corner, WORK_RIM.of(work.mask(), work.side(), 1), 1);
        label(date, work, corner);
    }

    /** Earth and paving go round what stands there, a pixel away from it. */
    private Cutout aroundTaken(int date, Cutout work, int corner) {
        return work.without(Mask.of(work.side(), i -> isTaken(date, at(work, corner, i)))
                .dilated(1));
    }
}
