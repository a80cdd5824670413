package org.fieldwarden.models.data;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.Mask;

/** Rows of fenced yards and courtyards: flat ground with straight dark rims, which is no roof. */
final class FencedLots {

    /** How often yards are laid, and how often more after those. */
    private static final double SHARE = 0.42;

    /** Colours of all yards of a block are faded alike: factors of their distance from grey. */
    private static final float LEAST_SATURATION = 0.2f;

    private static final float MOST_SATURATION = 1.1f;

    private static final float[][] FENCES = {{118, 96, 78}, {150, 148, 144}, {205, 202, 196}, {90, 78, 68}};
    private static final float FENCE_SHARE = 0.85f;
    private static final GaussianBlur RIM = GaussianBlur.of(0.6);

    private final LotGrid grid;
    private final List<Yard> yards;
    private final float[] tone;
    private final float[] fence;
    private final double fenceMetres;
    private final double shadowAcross;
    private final double shadowAlong;
    private final float shade;

    /** side x side x 3: the yards' colours. */
    private final float[] rgb;

    /** side x side, 0..1: how far they hide what was there. */
    private final float[] share;

    /** side x side: their land cover, IGNORE where they leave it as it was. */
    private final byte[] cover;

    private FencedLots(int side, double gsdMetres, Random random) {
        this.grid = new LotGrid(random);
        float saturation = random.nextFloat(LEAST_SATURATION, MOST_SATURATION);
        this.yards = Stream.generate(() -> Yard.drawn(random).faded(saturation))
                .limit(grid.lots())
                .toList();
        this.tone = new Unevenness(side, random)
                .withPatches(random.nextFloat(0.01f, 0.07f), Math.max(2, (int) (side * gsdMetres / 9)))
                .withPatches(random.nextFloat(0.01f, 0.07f), Math.max(3, (int) (side * gsdMetres / 2)))
                .withGrain(random.nextFloat(0.01f, 0.05f))
                .tone();
        this.fence = FENCES[random.nextInt(FENCES.length)];
        this.fenceMetres = random.nextDouble(0.15, 0.5);
        double sun = random.nextDouble(0, 2 * Math.PI);
        double shadowMetres = random.nextDouble(0.4, 3);
        this.shadowAcross = shadowMetres * Math.cos(sun);
        this.shadowAlong = shadowMetres * Math.sin(sun);
        this.shade = random.nextFloat(0.35f, 0.75f);
        this.rgb = new float[3 * side * side];
        this.share = new float[side * side];
        this.cover = new byte[side * side];
        Arrays.fill(cover, TrainingSample.IGNORE);
    }

    private static FencedLots drawn(int side, double gsdMetres, Random random) {
        FencedLots lots = new FencedLots(side, gsdMetres, random);
        lots.grid.visit(side, gsdMetres, lots::paint);
        return lots;
    }

    /**
     * Lays rows of yards into ground: none most often, now and then one or more.
     *
     * @param dates of one place; the same yards on all of them
     */
    static void scatter(List<Ground> dates, double gsdMetres, Random random) {
        while (random.nextDouble() < SHARE) {
            FencedLots lots = drawn(dates.get(0).side, gsdMetres, random);
            dates.forEach(lots::layAround);
        }
    }

    private void paint(int at, int lot, double across, double along) {
        Yard yard = yards.get(lot);
        float light = yard.isLaid() && isShaded(across, along) ? shade : 1;
        boolean isFence = toFence(across, along) < fenceMetres;
        for (int band = 0; band < 3; band++) {
            rgb[3 * at + band] = light * (isFence ? fence[band] : yard.rgb()[band] * tone[at]);
        }
        share[at] = isFence ? FENCE_SHARE : yard.share();
        if (!isFence && yard.isLaid()) {
            cover[at] = yard.surface().label();
        }
    }

    /** Metres to the nearest side of the lot. */
    private double toFence(double across, double along) {
        double toSide = Math.min(across, grid.breadth() - across);
        double toEnd = Math.min(along, grid.depth() - along);
        return Math.min(toSide, toEnd);
    }

    /** Whether the shadow of a fence falls here: of those two that stand towards the sun. */
    private boolean isShaded(double across, double along) {
        return across < shadowAcross
                || grid.breadth() - across < -shadowAcross
                || along < shadowAlong
                || grid.depth() - along < -shadowAlong;
    }

    /** Lays the yards round buildings and what is unknown; land cover follows. */
    private void layAround(Ground ground) {
        Mask free = Mask.of(ground.side, at -> ground.isBuilding(at) || ground.isUnknown(at))
                .dilated(1)
                .inverted();
        float[] open = share.clone();
        for (int at = 0; at < open.length; at++) {
            open[at] *= free.at(at) ? 1 : 0;
        }
        float[] soft = RIM.of(open, ground.side, 1);
        for (int at = 0; at < soft.length; at++) {
            if (free.at(at)) {
                ground.mix(at, soft[at], rgb[3 * at], rgb[3 * at + 1], rgb[3 * at + 2]);
                ground.cover[at] = cover[at] == TrainingSample.IGNORE ? ground.cover[at] : cover[at];
            }
        }
    }
}
