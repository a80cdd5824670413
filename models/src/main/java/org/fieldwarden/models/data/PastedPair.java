package org.fieldwarden.models.data;

import java.util.List;
import java.util.Random;
import org.fieldwarden.core.LandCover;

/**
 * Real ground on which something is built or dug on one of the two dates: buildings cut from other real ground, and
 * procedural ground works. Turned about, the same pair shows a demolition.
 */
final class PastedPair {

    private final SampleSource source;
    private final Random random;
    private final int side;

    PastedPair(SampleSource source, Random random) {
        this.source = source;
        this.random = random;
        this.side = source.side();
    }

    TrainingSample draw() {
        double gsd = SampleSource.gsd(random);
        Ground before = source.ground(gsd, random);
        Ground after = before.copy();
        byte[] changed = new byte[side * side];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = before.cover[i] == TrainingSample.IGNORE ? TrainingSample.IGNORE : 0;
        }
        List<Cutout> stock = Cutout.buildings(source.ground(gsd, random), 40);
        int works = 1 + random.nextInt(4);
        double sun = random.nextDouble() * 6.28;
        for (int i = 0; i < works; i++) {
            boolean building = !stock.isEmpty() && random.nextInt(4) != 0;
            Cutout cutout = building
                    ? turned(stock.get(random.nextInt(Math.min(8, stock.size()))))
                    : GroundWork.draw(gsd, random);
            paste(after, changed, cutout, sun);
        }
        return finished(before, after, changed);
    }

    private TrainingSample finished(Ground before, Ground after, byte[] changed) {
        boolean demolition = random.nextBoolean();
        Ground first = demolition ? after : before;
        Ground second = demolition ? before : after;
        Disturbance disturbance = new Disturbance(random);
        return new TrainingSample(
                side,
                disturbance.exposed(first.rgb.clone(), side),
                disturbance.exposed(disturbance.shifted(second), side),
                changed,
                first.cover,
                second.cover);
    }

    /** A quarter turn and a mirror at random; the sun of the cut-out is not the sun of the picture anyway. */
    private Cutout turned(Cutout cutout) {
        int turns = random.nextInt(4);
        Cutout out = cutout;
        for (int i = 0; i < turns; i++) {
            out = quarterTurn(out);
        }
        return out;
    }

    private static Cutout quarterTurn(Cutout cutout) {
        int width = cutout.height();
        int height = cutout.width();
        float[] rgb = new float[cutout.rgb().length];
        float[] alpha = new float[cutout.alpha().length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int from = (cutout.height() - 1 - column) * cutout.width() + row;
                alpha[row * width + column] = cutout.alpha()[from];
                System.arraycopy(cutout.rgb(), from * 3, rgb, (row * width + column) * 3, 3);
            }
        }
        return new Cutout(width, height, rgb, alpha, cutout.cover(), cutout.casts());
    }

    /** Pastes where no building stands and nothing is unknown; gives up after a few tries. */
    private void paste(Ground ground, byte[] changed, Cutout cutout, double sun) {
        if (cutout.width() > side * 3 / 4 || cutout.height() > side * 3 / 4) {
            return;
        }
        for (int tries = 0; tries < 20; tries++) {
            int left = random.nextInt(side - cutout.width());
            int top = random.nextInt(side - cutout.height());
            if (isOpen(ground, changed, cutout, left, top)) {
                if (cutout.casts() > 0) {
                    castShadow(ground, cutout, new int[] {left, top}, sun);
                }
                blend(ground, changed, cutout, left, top);
                return;
            }
        }
    }

    private boolean isOpen(Ground ground, byte[] changed, Cutout cutout, int left, int top) {
        for (int row = 0; row < cutout.height(); row++) {
            for (int column = 0; column < cutout.width(); column++) {
                int at = (top + row) * side + left + column;
                if (ground.cover[at] == TrainingSample.IGNORE
                        || ground.cover[at] == LandCover.BUILDING.channel()
                        || changed[at] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void castShadow(Ground ground, Cutout cutout, int[] corner, double sun) {
        float[] dark = new float[side * side];
        for (double t = 0; t <= cutout.casts(); t += 0.7) {
            int dx = (int) Math.round(Math.cos(sun) * t);
            int dy = (int) Math.round(Math.sin(sun) * t);
            for (int row = 0; row < cutout.height(); row++) {
                for (int column = 0; column < cutout.width(); column++) {
                    int x = corner[0] + column + dx;
                    int y = corner[1] + row + dy;
                    if (x >= 0 && y >= 0 && x < side && y < side) {
                        int at = y * side + x;
                        dark[at] = Math.max(dark[at], cutout.alpha()[row * cutout.width() + column]);
                    }
                }
            }
        }
        float depth = 0.35f + random.nextFloat() * 0.3f;
        for (int at = 0; at < dark.length; at++) {
            if (dark[at] > 0) {
                float keep = 1 - depth * dark[at];
                ground.rgb[at * 3] *= keep;
                ground.rgb[at * 3 + 1] *= keep;
                ground.rgb[at * 3 + 2] *= Math.min(1, keep * 1.1f);
            }
        }
    }

    private void blend(Ground ground, byte[] changed, Cutout cutout, int left, int top) {
        float gain = (float) Math.exp(random.nextGaussian() * 0.12);
        for (int row = 0; row < cutout.height(); row++) {
            for (int column = 0; column < cutout.width(); column++) {
                int from = row * cutout.width() + column;
                float alpha = cutout.alpha()[from];
                if (alpha <= 0) {
                    continue;
                }
                int at = (top + row) * side + left + column;
                for (int band = 0; band < 3; band++) {
                    float pasted = cutout.rgb()[from * 3 + band] * gain;
                    ground.rgb[at * 3 + band] += (pasted - ground.rgb[at * 3 + band]) * alpha;
                }
                changed[at] = alpha > 0.6f ? 1 : alpha > 0.2f ? TrainingSample.IGNORE : changed[at];
                if (alpha > 0.5f) {
                    ground.cover[at] = (byte) cutout.cover().channel();
                }
            }
        }
    }
}
