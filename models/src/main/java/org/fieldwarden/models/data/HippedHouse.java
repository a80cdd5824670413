package org.fieldwarden.models.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.models.raster.Mask;

/** A detached house of one or several wings under a hipped or gabled roof, dull tiles lit from one side. */
final class HippedHouse {

    private static final float[][] TILES = {
        {88, 86, 86}, {120, 114, 108}, {104, 92, 82}, {138, 122, 104},
        {150, 142, 134}, {128, 78, 62}, {74, 70, 74}, {166, 110, 84},
    };
    private static final double GABLED = 0.25;
    private static final int MOST_SIDE_WINGS = 3;

    /** Side of the square drawn into, diagonals of the main wing. */
    private static final double ROOM = 1.25;

    /** Where the slopes fall to: along the house, the other way, and to its two long sides; radians. */
    private static final double[] FACING = {0, Math.PI, Math.PI / 2, 3 * Math.PI / 2};

    /**
     * A rectangle under a roof of its own; pixels.
     *
     * @param along from the middle of the house to that of the wing, in the direction of the house
     * @param across the same, at right angles to it
     * @param halfLength in the direction of the house
     * @param halfBreadth at right angles to it
     */
    private record Wing(double along, double across, double halfLength, double halfBreadth) {

        /** Distances to the four sides, in the order of {@link #FACING}; one is negative outside. */
        double[] toSides(double u, double v) {
            return new double[] {
                halfLength - (u - along),
                halfLength + (u - along),
                halfBreadth - (v - across),
                halfBreadth + (v - across)
            };
        }
    }

    private final Random random;
    private final double length;
    private final double breadth;
    private final int side;
    private final double angle;
    private final boolean isGabled;

    /** side x side: height of the roof above its eaves, in pixels of a slope of one; negative beside it. */
    private final float[] height;

    /** side x side: which of {@link #FACING} is seen. */
    private final int[] slope;

    private HippedHouse(double gsdMetres, Random random) {
        this.random = random;
        double one = random.nextDouble(9, 24) / gsdMetres;
        double other = random.nextDouble(7, 14) / gsdMetres;
        this.length = Math.max(one, other);
        this.breadth = Math.min(one, other);
        this.side = (int) (ROOM * Math.hypot(length, breadth)) + 4;
        this.angle = random.nextDouble(0, Math.PI);
        this.isGabled = random.nextDouble() < GABLED;
        this.height = new float[side * side];
        this.slope = new int[side * side];
        Arrays.fill(height, -1);
    }

    static Cutout draw(double gsdMetres, Random random) {
        return new HippedHouse(gsdMetres, random).drawn();
    }

    private Cutout drawn() {
        wings().forEach(this::cover);
        float[] colour = TILES[random.nextInt(TILES.length)].clone();
        double brightness = random.nextGaussian() * 0.18;
        for (int band = 0; band < 3; band++) {
            colour[band] *= (float) (Math.exp(brightness) * (1 + 0.03 * random.nextGaussian()));
        }
        return Cutout.painted(Mask.of(side, at -> height[at] > 0), tone(), colour, LandCover.BUILDING);
    }

    /** The main wing, and up to three smaller ones that reach out at its long sides. */
    private List<Wing> wings() {
        List<Wing> wings = new ArrayList<>();
        wings.add(new Wing(0, 0, length / 2, breadth / 2));
        int more = random.nextInt(MOST_SIDE_WINGS + 1);
        for (int i = 0; i < more; i++) {
            double along = random.nextDouble(-0.4, 0.4) * length;
            double across = random.nextDouble(0.2, 0.5) * breadth * (random.nextBoolean() ? 1 : -1);
            wings.add(new Wing(
                    along, across, random.nextDouble(0.16, 0.3) * length, random.nextDouble(0.16, 0.3) * length));
        }
        return wings;
    }

    /** Lays a wing's roof over the others: where two meet, the higher one is seen. */
    private void cover(Wing wing) {
        boolean isLong = wing.halfLength > wing.halfBreadth;
        int first = isGabled && isLong ? 2 : 0;
        int last = isGabled && !isLong ? 1 : 3;
        for (int at = 0; at < height.length; at++) {
            int row = at / side;
            double x = at - row * side + 0.5 - side / 2.0;
            double y = row + 0.5 - side / 2.0;
            double[] distances =
                    wing.toSides(x * Math.cos(angle) + y * Math.sin(angle), y * Math.cos(angle) - x * Math.sin(angle));
            int nearest = first;
            for (int i = first; i <= last; i++) {
                nearest = distances[i] < distances[nearest] ? i : nearest;
            }
            if (Arrays.stream(distances).min().orElseThrow() > 0 && distances[nearest] > height[at]) {
                height[at] = (float) distances[nearest];
                slope[at] = nearest;
            }
        }
    }

    /** Slopes towards the sun are bright, those away from it dark; tiles vary a little. */
    private float[] tone() {
        double sun = random.nextDouble(0, 2 * Math.PI);
        double contrast = random.nextDouble(0.05, 0.4);
        float[] tone = new Unevenness(side, random)
                .withPatches(random.nextFloat(0, 0.06f), 6)
                .withGrain(random.nextFloat(0, 0.05f))
                .tone();
        for (int at = 0; at < tone.length; at++) {
            tone[at] *= (float) (1 + contrast * Math.cos(angle + FACING[slope[at]] - sun));
        }
        return tone;
    }
}
