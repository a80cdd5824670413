package org.fieldwarden.models.data;

import java.awt.Shape;
import java.util.Random;
import org.fieldwarden.models.raster.Components;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.Mask;
import org.fieldwarden.models.raster.Shapes;
import org.fieldwarden.models.raster.SmoothNoise;

/** What differs between two dates and is no change: worked fields, leaves, vehicles, shadows, the colour of roofs. */
final class Nuisances {

    private static final float[][] FIELDS = {
        {118, 100, 76}, {150, 128, 96}, {92, 82, 66}, {96, 118, 62}, {140, 134, 82}, {70, 92, 50},
    };
    private static final float[][] VEHICLES = {
        {235, 235, 235}, {40, 42, 46}, {150, 30, 30}, {40, 60, 120}, {160, 162, 165},
    };
    private static final float[] SHADE = {0.6f, 0.57f, 0.5f};
    private static final GaussianBlur VEHICLE_RIM = GaussianBlur.of(0.6);
    private static final GaussianBlur SHADOW_RIM = GaussianBlur.of(0.7);

    private final Ground ground;
    private final double gsd;
    private final Random random;

    private Nuisances(Ground ground, double gsdMetres, Random random) {
        this.ground = ground;
        this.gsd = gsdMetres;
        this.random = random;
    }

    /** Lays what may be seen on any one date over it; its land cover stays. */
    static void lay(Ground ground, double gsdMetres, Random random) {
        Nuisances nuisances = new Nuisances(ground, gsdMetres, random);
        if (random.nextDouble() < 0.18) {
            nuisances.cultivate();
        }
        if (random.nextDouble() < 0.25) {
            Foliage.turn(ground, random);
        }
        if (random.nextDouble() < 0.25) {
            nuisances.park();
        }
        if (random.nextDouble() < 0.2) {
            nuisances.shade();
        }
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Fields ploughed, sown or harvested, on open ground alone. */
    void cultivate() {
        int fields = 1 + random.nextInt(3);
        for (int i = 0; i < fields; i++) {
            field();
        }
    }

    private void field() {
        int side = ground.side;
        double angle = between(0, Math.PI);
        double length = between(12, 70) / gsd;
        float[] inside = Shapes.coverage(side, quadrangle(length, length * between(0.3, 1), angle));
        float[] colour = FIELDS[random.nextInt(FIELDS.length)];
        float light = (float) between(0.75, 1.2);
        float strength = (float) between(0.4, 0.9);
        float depth = (float) between(0, 0.12);
        double wave = 2 * Math.PI / Math.max(2.5, between(0.6, 4) / gsd);
        double phase = between(0, 6);
        float[] unevenness = SmoothNoise.drawn(side, 12, random);
        float mean = Math.max(1, mean());
        for (int at = 0; at < inside.length; at++) {
            if (inside[at] > 0 && isOpen(at)) {
                int row = at / side;
                double across = (at - row * side) * Math.sin(angle) - row * Math.cos(angle);
                float tone = 1 + depth * (float) Math.sin(across * wave + phase) + 0.06f * unevenness[at];
                float grey = (ground.rgb[3 * at] + ground.rgb[3 * at + 1] + ground.rgb[3 * at + 2]) / 3;
                float value = light * tone * (0.6f + 0.4f * grey / mean);
                ground.mix(at, strength * inside[at], colour[0] * value, colour[1] * value, colour[2] * value);
            }
        }
    }

    private boolean isOpen(int at) {
        return ground.cover[at] == CoverLabels.VEGETATION || ground.cover[at] == TrainingSample.NOT_BUILDING;
    }

    private float mean() {
        double sum = 0;
        for (float value : ground.rgb) {
            sum += value;
        }
        return (float) (sum / ground.rgb.length);
    }

    /** A rectangle with somewhat unequal corners, anywhere. */
    private Shape quadrangle(double length, double breadth, double angle) {
        double column = between(0, ground.side);
        double row = between(0, ground.side);
        double[] corners = new double[8];
        for (int i = 0; i < 4; i++) {
            double u = (i < 2 ? length : -length) / 2;
            double w = (i == 0 || i == 3 ? breadth : -breadth) / 2;
            double unequal = 0.03 * length;
            corners[2 * i] = column + u * Math.cos(angle) - w * Math.sin(angle) + random.nextGaussian() * unequal;
            corners[2 * i + 1] = row + u * Math.sin(angle) + w * Math.cos(angle) + random.nextGaussian() * unequal;
        }
        return Shapes.polygon(corners, 1);
    }

    /** Vehicles and small things left about. */
    void park() {
        int vehicles = 1 + random.nextInt(8);
        for (int i = 0; i < vehicles; i++) {
            double length = random.nextDouble() < 0.93 ? between(3.5, 6) : between(7, 12);
            double breadth = Math.min(length * between(0.35, 0.5), 2.5);
            int column = 2 + random.nextInt(ground.side - 4);
            int row = 2 + random.nextInt(ground.side - 4);
            int at = row * ground.side + column;
            if (!ground.isBuilding(at) && !ground.isUnknown(at)) {
                vehicle(column, row, new double[] {length / gsd / 2, breadth / gsd / 2});
            }
        }
    }

    /** A box of a colour, drawn into a small square of its own. */
    private void vehicle(int column, int row, double[] half) {
        double angle = between(0, Math.PI);
        float[] colour = VEHICLES[random.nextInt(VEHICLES.length)];
        int reach = (int) Math.ceil(Math.hypot(half[0], half[1])) + 3;
        double[] corners = new double[8];
        for (int i = 0; i < 4; i++) {
            double u = i < 2 ? half[0] : -half[0];
            double w = i == 0 || i == 3 ? half[1] : -half[1];
            corners[2 * i] = reach + u * Math.cos(angle) - w * Math.sin(angle);
            corners[2 * i + 1] = reach + u * Math.sin(angle) + w * Math.cos(angle);
        }
        int box = 2 * reach;
        float[] soft = VEHICLE_RIM.of(Shapes.coverage(box, Shapes.polygon(corners, 1)), box, 1);
        for (int i = 0; i < soft.length; i++) {
            int c = column - reach + i % box;
            int r = row - reach + i / box;
            if (c >= 0 && r >= 0 && c < ground.side && r < ground.side) {
                ground.mix(r * ground.side + c, soft[i], colour[0], colour[1], colour[2]);
            }
        }
    }

    /** Shadows of the buildings under another sun. */
    void shade() {
        Mask buildings = ground.buildings();
        double angle = between(0, 2 * Math.PI);
        int steps = Math.max(1, (int) (between(1, 9) / gsd));
        float depth = (float) between(0.5, 1.1);
        float[] dark = Shadow.cast(buildings.toPlane(), ground.side, angle, steps);
        for (int at = 0; at < dark.length; at++) {
            dark[at] = buildings.at(at) ? 0 : dark[at] * depth;
        }
        ground.darken(SHADOW_RIM.of(dark, ground.side, 1), SHADE);
    }

    /** Some roofs in another colour. */
    static void reroof(Ground ground, Random random) {
        Components roofs = Components.of(ground.side, ground.side, ground::isBuilding);
        float[][] gains = new float[roofs.parts().size() + 1][];
        for (int id = 0; id < gains.length; id++) {
            float gain = (float) Math.exp(random.nextGaussian() * 0.25);
            boolean renewed = id > 0 && random.nextDouble() < 0.35;
            gains[id] = renewed
                    ? new float[] {gain * tint(random), gain * tint(random), gain * tint(random)}
                    : new float[0];
        }
        for (int i = 0; i < ground.rgb.length; i++) {
            float[] gain = gains[roofs.idAt(i / 3)];
            ground.rgb[i] *= gain.length == 0 ? 1 : gain[i % 3];
        }
    }

    private static float tint(Random random) {
        return 1 + 0.1f * (float) random.nextGaussian();
    }
}
