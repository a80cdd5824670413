package org.fieldwarden.models.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.UsageException;

/**
 * An endless, numbered row of training samples: the same number always gives the same sample. Safe for several threads.
 */
public final class SampleSource {

    /** Finest and coarsest GSD that samples are made for, metres. */
    private static final double FINEST = 0.19;

    private static final double COARSEST = 0.62;

    private final int side;
    private final SampleMix mix;
    private final long seed;
    private final List<LabelledPlace> places;
    private final List<RepeatPair> repeats;

    private SampleSource(int side, SampleMix mix, long seed, List<LabelledPlace> places, List<RepeatPair> repeats) {
        this.side = side;
        this.mix = mix;
        this.seed = seed;
        this.places = places;
        this.repeats = repeats;
    }

    /** Samples from rendered scenes alone; needs no imagery. */
    public static SampleSource rendered(int side, long seed) {
        return new SampleSource(side, new SampleMix(1, 0, 0, 0), seed, List.of(), List.of());
    }

    /**
     * Samples from rendered scenes and from the imagery packs in a folder.
     *
     * @param split {@code train} or {@code validation}
     */
    public static SampleSource of(int side, SampleMix mix, long seed, Path packs, String split) {
        ImageryPacks imagery = new ImageryPacks(packs);
        List<LabelledPlace> places = new ArrayList<>(imagery.dronePlaces(split));
        places.addAll(imagery.orthophotoPlaces(split));
        List<RepeatPair> repeats = imagery.unchangedRepeats(split);
        if ((places.isEmpty() && mix.pasted() + mix.undisturbed() > 0) || (repeats.isEmpty() && mix.repeats() > 0)) {
            throw new UsageException("The folder " + packs + " lacks the imagery that the recipe mixes in"
                    + " (drone-buildings, orthophoto-roofs, repeat-pairs).");
        }
        return new SampleSource(side, mix, seed, List.copyOf(places), List.copyOf(repeats));
    }

    public TrainingSample sample(long number) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L);
        random.nextLong();
        double draw = random.nextDouble() * mix.total();
        if (draw < mix.rendered()) {
            return RenderedPair.draw(side, gsd(random), random);
        }
        if (draw < mix.rendered() + mix.pasted()) {
            return new PastedPair(this, random).draw();
        }
        if (draw < mix.rendered() + mix.pasted() + mix.undisturbed()) {
            return undisturbed(random);
        }
        return repeat(random);
    }

    int side() {
        return side;
    }

    static double gsd(Random random) {
        return FINEST * Math.pow(COARSEST / FINEST, Math.pow(random.nextDouble(), 1.3));
    }

    /** A piece of real ground; the GSD is drawn and made finer until the place is large enough. */
    Ground ground(double gsd, Random random) {
        LabelledPlace place = places.get(random.nextInt(places.size()));
        double fitting = gsd;
        for (int tries = 0; tries < 40 && !place.fits(fitting, side); tries++) {
            place = places.get(random.nextInt(places.size()));
            fitting = Math.max(FINEST, fitting * 0.93);
        }
        return place.cut(fitting, side, random);
    }

    private TrainingSample undisturbed(Random random) {
        Ground ground = ground(gsd(random), random);
        byte[] changed = new byte[side * side];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = 0;
        }
        Disturbance disturbance = new Disturbance(random);
        byte[] baseline = disturbance.exposed(ground.rgb.clone(), side);
        byte[] current = disturbance.exposed(disturbance.shifted(ground), side);
        return new TrainingSample(side, baseline, current, changed, ground.cover.clone(), ground.cover.clone());
    }

    private TrainingSample repeat(Random random) {
        RepeatPair pair = repeats.get(random.nextInt(repeats.size()));
        boolean backwards = random.nextBoolean();
        Ground first = fitted(RepeatPair.ground(backwards ? pair.current() : pair.baseline()));
        Ground second = fitted(RepeatPair.ground(backwards ? pair.baseline() : pair.current()));
        Disturbance disturbance = new Disturbance(random);
        // Real dates differ enough; only now and then something is laid on top.
        byte[] baseline = random.nextInt(3) == 0 ? disturbance.exposed(first.rgb, side) : bytes(first.rgb);
        byte[] current = random.nextInt(3) == 0 ? disturbance.exposed(second.rgb, side) : bytes(second.rgb);
        byte[] unknown = new byte[side * side];
        Arrays.fill(unknown, TrainingSample.IGNORE);
        return new TrainingSample(side, baseline, current, new byte[side * side], unknown, unknown.clone());
    }

    /** The upper left part, or the picture mirrored at its edges where it is smaller than a sample. */
    private Ground fitted(Ground ground) {
        if (ground.side == side) {
            return ground;
        }
        Ground out = new Ground(side);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int from = mirrored(row, ground.side) * ground.side + mirrored(column, ground.side);
                System.arraycopy(ground.rgb, from * 3, out.rgb, (row * side + column) * 3, 3);
                out.cover[row * side + column] = ground.cover[from];
            }
        }
        return out;
    }

    private static int mirrored(int index, int length) {
        int period = index % (2 * length);
        return period < length ? period : 2 * length - 1 - period;
    }

    private static byte[] bytes(float[] rgb) {
        byte[] out = new byte[rgb.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.max(0, Math.min(255, Math.round(rgb[i])));
        }
        return out;
    }
}
