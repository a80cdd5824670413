package org.fieldwarden.models.data;

import java.util.Arrays;
import java.util.Random;

/**
 * Labelled real ground in one picture: contiguous tiles laid side by side, with holes where a tile is missing.
 *
 * <p>Not thread-safe while tiles are laid; read-only afterwards.
 */
final class LabelledPlace {

    private final String name;
    private final double gsdMetres;
    private final int width;
    private final int height;
    private final byte[] rgb;
    private final byte[] cover;

    /**
     * @param gsdMetres metres per pixel on the ground
     */
    LabelledPlace(String name, double gsdMetres, int width, int height) {
        this.name = name;
        this.gsdMetres = gsdMetres;
        this.width = width;
        this.height = height;
        this.rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
        this.cover = new byte[width * height];
        Arrays.fill(cover, TrainingSample.IGNORE);
    }

    String name() {
        return name;
    }

    /** Lays a tile whose upper left pixel comes to (column, row); the parts outside are cut off. */
    void lay(int column, int row, Picture picture, byte[] tileCover) {
        for (int r = 0; r < picture.height(); r++) {
            for (int c = 0; c < picture.width(); c++) {
                int targetColumn = column + c;
                int targetRow = row + r;
                if (targetColumn < 0 || targetRow < 0 || targetColumn >= width || targetRow >= height) {
                    continue;
                }
                int at = targetRow * width + targetColumn;
                for (int band = 0; band < 3; band++) {
                    rgb[at * 3 + band] = (byte) picture.value(c, r, band);
                }
                cover[at] = tileCover[r * picture.width() + c];
            }
        }
    }

    /** Whether a window of {@code side} pixels of a coarser GSD fits. */
    boolean fits(double targetGsd, int side) {
        double needed = side * targetGsd / gsdMetres;
        return targetGsd >= gsdMetres * 0.95 && width >= needed && height >= needed;
    }

    /**
     * Cuts a window at random, averaged to a coarser GSD. A window with more than a third of holes is drawn again, at
     * most eight times.
     */
    Ground cut(double targetGsd, int side, Random random) {
        Ground best = cutOnce(targetGsd, side, random);
        for (int tries = 0; tries < 8 && best.unknownShare() > 0.33; tries++) {
            Ground other = cutOnce(targetGsd, side, random);
            best = other.unknownShare() < best.unknownShare() ? other : best;
        }
        return best;
    }

    private Ground cutOnce(double targetGsd, int side, Random random) {
        double scale = targetGsd / gsdMetres;
        double left = random.nextDouble() * Math.max(0, width - side * scale);
        double top = random.nextDouble() * Math.max(0, height - side * scale);
        int samples = Math.max(1, (int) Math.round(scale));
        Ground ground = new Ground(side);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                average(
                        ground,
                        row * side + column,
                        new double[] {left + column * scale, top + row * scale, scale},
                        samples);
            }
        }
        return ground;
    }

    private void average(Ground ground, int target, double[] place, int samples) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int sy = 0; sy < samples; sy++) {
            for (int sx = 0; sx < samples; sx++) {
                int at = index(place[0] + (sx + 0.5) * place[2] / samples, place[1] + (sy + 0.5) * place[2] / samples);
                red += rgb[at * 3] & 0xff;
                green += rgb[at * 3 + 1] & 0xff;
                blue += rgb[at * 3 + 2] & 0xff;
            }
        }
        int count = samples * samples;
        ground.rgb[target * 3] = (float) red / count;
        ground.rgb[target * 3 + 1] = (float) green / count;
        ground.rgb[target * 3 + 2] = (float) blue / count;
        ground.cover[target] = cover[index(place[0] + place[2] / 2, place[1] + place[2] / 2)];
    }

    private int index(double x, double y) {
        int column = Math.min(width - 1, (int) x);
        int row = Math.min(height - 1, (int) y);
        return row * width + column;
    }
}
