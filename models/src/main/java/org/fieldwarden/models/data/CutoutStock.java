package org.fieldwarden.models.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.fieldwarden.models.raster.Components;
import org.fieldwarden.models.raster.GaussianBlur;
import org.fieldwarden.models.raster.Mask;

/** Buildings with some of the ground around them, cut from labelled places when asked for. Safe for several threads. */
final class CutoutStock {

    private static final double MARGIN_METRES = 4;
    private static final double SMALLEST_M2 = 8;
    private static final double WIDEST_METRES = 60;

    /** Coarser cut-outs than this, in pixels of the target, would betray themselves by their blur. */
    private static final double TOO_COARSE = 2.1;

    /** A building in a place; the box includes the margin. */
    private record Building(LabelledPlace place, Components.Part part, int margin) {

        int left() {
            return part.left() - margin;
        }

        int top() {
            return part.top() - margin;
        }

        int width() {
            return part.width() + 2 * margin;
        }

        int height() {
            return part.height() + 2 * margin;
        }

        boolean lies() {
            return left() >= 0 && top() >= 0 && left() + width() <= place.width() && top() + height() <= place.height();
        }
    }

    private final Map<String, List<Building>> groups = new TreeMap<>();

    CutoutStock(List<LabelledPlace> places) {
        for (LabelledPlace place : places) {
            int margin = (int) Math.ceil(MARGIN_METRES / place.gsdMetres());
            Components components =
                    Components.of(place.width(), place.height(), at -> place.coverAt(at) == CoverLabels.BUILDING);
            for (Components.Part part : components.parts()) {
                Building building = new Building(place, part, margin);
                if (isFit(place, part) && building.lies()) {
                    groups.computeIfAbsent(place.group(), name -> new ArrayList<>())
                            .add(building);
                }
            }
        }
    }

    private static boolean isFit(LabelledPlace place, Components.Part part) {
        double gsd = place.gsdMetres();
        return part.area() * gsd * gsd >= SMALLEST_M2 && Math.max(part.width(), part.height()) * gsd <= WIDEST_METRES;
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** A building turned by any angle, mirrored or not, and brought to a GSD give or take a tenth. */
    Cutout draw(double gsdMetres, Random random) {
        Building drawn = any(random);
        for (int tries = 0; tries < 20 && drawn.place.gsdMetres() > gsdMetres * TOO_COARSE; tries++) {
            drawn = any(random);
        }
        double own = drawn.place.gsdMetres();
        double enlarged = own / gsdMetres * Math.exp(random.nextGaussian() * 0.12);
        if (own > gsdMetres * 1.2) {
            enlarged = Math.min(enlarged, 1.9);
        }
        double mirror = random.nextBoolean() ? -1 : 1;
        return turned(drawn, 1 / enlarged, random.nextDouble() * 2 * Math.PI, mirror);
    }

    private Building any(Random random) {
        List<String> names = List.copyOf(groups.keySet());
        List<Building> buildings = Objects.requireNonNull(groups.get(names.get(random.nextInt(names.size()))));
        return buildings.get(random.nextInt(buildings.size()));
    }

    /**
     * Samples the box through the turned grid; several samples a pixel where the target is coarser.
     *
     * @param scale source pixels to a target pixel
     */
    private static Cutout turned(Building building, double scale, double angle, double mirror) {
        Patch patch = new Patch(building, Math.max(1, (int) Math.ceil(scale)));
        int side = (int) Math.ceil(Math.hypot(building.width(), building.height()) / scale) + 2;
        float[] rgb = new float[side * side * 3];
        float[] mask = new float[side * side];
        float[] others = new float[side * side];
        float[] inside = new float[side * side];
        double cos = Math.cos(angle) * scale;
        double sin = Math.sin(angle) * scale;
        int samples = patch.samples * patch.samples;
        for (int at = 0; at < mask.length; at++) {
            patch.clear();
            for (int sample = 0; sample < samples; sample++) {
                int row = at / side;
                int sampleRow = sample / patch.samples;
                int sampleColumn = sample - sampleRow * patch.samples;
                double x = at - row * side + (sampleColumn + 0.5) / patch.samples - side / 2.0;
                double y = row + (sampleRow + 0.5) / patch.samples - side / 2.0;
                patch.take(
                        mirror * (x * cos + y * sin) + building.width() / 2.0 - 0.5,
                        y * cos - x * sin + building.height() / 2.0 - 0.5);
            }
            mask[at] = patch.sums[3] / samples;
            others[at] = patch.sums[4] / samples;
            inside[at] = patch.sums[5] / samples;
            for (int band = 0; band < 3; band++) {
                rgb[3 * at + band] = inside[at] > 0 ? patch.sums[band] / patch.sums[5] : 0;
            }
        }
        return new Cutout(side, rgb, mask, surroundings(side, inside, others), CoverLabels.BUILDING);
    }

    private static float[] surroundings(int side, float[] inside, float[] others) {
        float[] near = GaussianBlur.of(0.7)
                .of(Mask.of(side, i -> others[i] > 0.1).dilated(1).toPlane(), side, 1);
        float[] out = new float[inside.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = inside[i] * (1 - Math.min(1, near[i]));
        }
        return out;
    }

    /** The box of a building: its own pixels, those of other buildings, and colours; sums up samples. */
    private static final class Patch {

        private final Building building;
        private final Components components;
        private final int own;
        private final int samples;

        /** Red, green, blue (inside alone), the building, others or unknown, and inside the box. */
        private final float[] sums = new float[6];

        Patch(Building building, int samples) {
            this.building = building;
            this.samples = samples;
            this.components = Components.of(
                    building.width(), building.height(), at -> coverAt(building, at) == CoverLabels.BUILDING);
            this.own = mostFrequent();
        }

        private static byte coverAt(Building building, int at) {
            int column = building.left() + at % building.width();
            int row = building.top() + at / building.width();
            return building.place.coverAt(row * building.place.width() + column);
        }

        /** The part that fills the building's box; others may reach into the margin. */
        private int mostFrequent() {
            return components.parts().stream()
                    .filter(part -> part.left() == building.margin
                            && part.top() == building.margin
                            && part.area() == building.part.area())
                    .mapToInt(Components.Part::id)
                    .findFirst()
                    .orElseThrow();
        }

        void clear() {
            java.util.Arrays.fill(sums, 0);
        }

        /** Bilinear where one sample stands for a pixel, else the nearest; pixel centres have whole coordinates. */
        void take(double x, double y) {
            if (samples > 1) {
                add((int) Math.floor(x + 0.5), (int) Math.floor(y + 0.5), 1);
                return;
            }
            int column = (int) Math.floor(x);
            int row = (int) Math.floor(y);
            float fx = (float) (x - column);
            float fy = (float) (y - row);
            add(column, row, (1 - fx) * (1 - fy));
            add(column + 1, row, fx * (1 - fy));
            add(column, row + 1, (1 - fx) * fy);
            add(column + 1, row + 1, fx * fy);
        }

        private void add(int column, int row, float weight) {
            if (column < 0 || row < 0 || column >= building.width() || row >= building.height() || weight == 0) {
                return;
            }
            int at = row * building.width() + column;
            Picture picture = building.place.picture();
            int from = ((building.top() + row) * picture.width() + building.left() + column) * 3;
            sums[0] += weight * (picture.rgb()[from] & 0xff);
            sums[1] += weight * (picture.rgb()[from + 1] & 0xff);
            sums[2] += weight * (picture.rgb()[from + 2] & 0xff);
            int id = components.idAt(at);
            sums[3] += id == own ? weight : 0;
            boolean strange = id != own && (id != 0 || coverAt(building, at) == TrainingSample.IGNORE);
            sums[4] += strange ? weight : 0;
            sums[5] += weight;
        }
    }
}
