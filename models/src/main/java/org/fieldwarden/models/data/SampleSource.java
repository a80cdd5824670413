package org.fieldwarden.models.data;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fieldwarden.core.UsageException;

/**
 * An endless, numbered row of training samples: the same number always gives the same sample. Safe for several threads.
 */
public final class SampleSource {

    /** Finest GSD that samples are made for, metres. */
    public static final double FINEST_METRES = 0.27;

    /** Coarsest GSD that samples are made for, metres. */
    public static final double COARSEST_METRES = 0.66;

    private final int side;
    private final SampleMix mix;
    private final long seed;
    private final GroundStock ground;
    private final CutoutStock cutouts;
    private final List<RepeatPack.Source> unchanged;
    private final List<RepeatPack.Source> changed;

    private SampleSource(int side, SampleMix mix, long seed, Imagery imagery) {
        this.side = side;
        this.mix = mix;
        this.seed = seed;
        this.ground = imagery.ground;
        this.cutouts = imagery.cutouts;
        this.unchanged = imagery.unchanged;
        this.changed = imagery.changed;
    }

    /** What there is to compose from. */
    private record Imagery(
            GroundStock ground,
            CutoutStock cutouts,
            List<RepeatPack.Source> unchanged,
            List<RepeatPack.Source> changed) {

        static Imagery none() {
            return new Imagery(
                    new GroundStock(List.of(), Map.of(), 1), new CutoutStock(List.of()), List.of(), List.of());
        }

        static Imagery of(ImageryPacks packs, String split, int side) {
            List<LabelledPlace> places = packs.places(split);
            return new Imagery(
                    new GroundStock(places, packs.weights(), side),
                    new CutoutStock(places),
                    packs.unchangedPairs(split),
                    packs.changedPairs(split));
        }

        boolean has(SampleKind kind) {
            return switch (kind) {
                case RENDERED -> true;
                case REPEATS -> !unchanged.isEmpty();
                case CHANGES -> !changed.isEmpty();
                default -> !ground.isEmpty();
            };
        }
    }

    /** Samples from rendered scenes alone; needs no imagery. */
    public static SampleSource rendered(int side, long seed) {
        return new SampleSource(side, SampleMix.only(SampleKind.RENDERED), seed, Imagery.none());
    }

    /**
     * Samples from rendered scenes and from imagery packs.
     *
     * @param split {@code train} or {@code validation}
     */
    public static SampleSource of(int side, SampleMix mix, long seed, ImageryPacks packs, String split) {
        Imagery imagery = Imagery.of(packs, split, side);
        for (SampleKind kind : SampleKind.values()) {
            if (mix.weight(kind) > 0 && !imagery.has(kind)) {
                throw new UsageException("The imagery packs have nothing for '" + kind.key() + "' samples (" + split
                        + "): fetch drone-buildings, orthophoto-roofs and repeat-pairs, name the outlines in the recipe,"
                        + " or set " + kind.key() + " to 0.");
            }
        }
        return new SampleSource(side, mix, seed, imagery);
    }

    public TrainingSample sample(long number) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L);
        random.nextLong();
        double gsd = FINEST_METRES * Math.pow(COARSEST_METRES / FINEST_METRES, random.nextDouble());
        return switch (mix.draw(random)) {
            case RENDERED -> rendered(gsd, random);
            case PASTED ->
                PastedPair.draw(ground.cut(gsd, random), cutouts, random).finished(random);
            case REGION -> region(gsd, random).finished(random);
            case PAIRED -> paired(gsd, random).finished(random);
            case UNDISTURBED -> undisturbed(gsd, random).finished(random);
            case REPEATS -> real(unchanged, random);
            case CHANGES -> real(changed, random);
        };
    }

    /** Rendered flights have their own light; every other one is exposed once more. */
    private TrainingSample rendered(double gsd, Random random) {
        TrainingSample sample = RenderedPair.draw(side, gsd, random);
        return random.nextBoolean()
                ? sample
                : sample.withPictures(exposed(sample.baseline(), random), exposed(sample.current(), random));
    }

    private byte[] exposed(byte[] bytes, Random random) {
        float[] rgb = new float[bytes.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = bytes[i] & 0xff;
        }
        return Exposure.of(rgb, side, random);
    }

    private Composition region(double gsd, Random random) {
        GroundCut cut = ground.cut(gsd, random);
        GroundCut other = random.nextBoolean()
                ? ground.cut(cut.gsdMetres(), cut.group(), random)
                : ground.cut(cut.gsdMetres(), random);
        return RegionPair.draw(cut, other.first(), cutouts, random);
    }

    private Composition paired(double gsd, Random random) {
        GroundCut one = ground.cut(gsd, random);
        GroundCut other = random.nextDouble() < 0.6
                ? ground.cut(one.gsdMetres(), one.group(), random)
                : ground.cut(one.gsdMetres(), random);
        return PairedPlaces.draw(one, other, random);
    }

    private Composition undisturbed(double gsd, Random random) {
        GroundCut cut = ground.cut(gsd, random);
        return Composition.of(cut, cut.first(), cut.second(), new byte[side * side], Composition.Place.ONE);
    }

    private TrainingSample real(List<RepeatPack.Source> pairs, Random random) {
        RealPair pair = pairs.get(random.nextInt(pairs.size())).pair().get();
        return (random.nextBoolean() ? pair : pair.exchanged()).cut(side, random);
    }
}
