package org.fieldwarden.detector;

import java.util.Arrays;
import java.util.function.BiPredicate;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;

/** An orthophoto in memory; grids must have the same origin and whole multiples of its pixel side. */
public final class SceneOrthophoto implements Orthophoto {

    /** Local shift of a flight against the baseline. */
    public interface Warp {
        Shift at(double column, double row);
    }

    private final PixelGrid grid;
    private final byte[] rgb;
    private final boolean[] observed;

    private SceneOrthophoto(PixelGrid grid, byte[] rgb, boolean[] observed) {
        this.grid = grid;
        this.rgb = rgb;
        this.observed = observed;
    }

    public static PixelGrid grid(int width, int height) {
        PixelToMap pixelToMap = PixelToMap.northUp(500_000, 4_300_000, GroundSamplingDistance.ofMetres(0.2));
        return new PixelGrid(CrsCode.epsg(4547), pixelToMap, width, height);
    }

    /** Looks at the ground through a warp: the ground at p is seen at p + warp(p). */
    public static SceneOrthophoto of(PixelGrid grid, GroundScene.Painter ground, Warp warp) {
        byte[] rgb = new byte[Math.toIntExact(grid.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(grid.pixels())];
        double[] colour = new double[3];
        for (int row = 0; row < grid.height(); row++) {
            for (int column = 0; column < grid.width(); column++) {
                double groundColumn = column + 0.5;
                double groundRow = row + 0.5;
                for (int step = 0; step < 5; step++) {
                    Shift shift = warp.at(groundColumn, groundRow);
                    groundColumn = column + 0.5 - shift.columns();
                    groundRow = row + 0.5 - shift.rows();
                }
                ground.paint(groundColumn, groundRow, colour);
                int pixel = row * grid.width() + column;
                observed[pixel] = true;
                for (int band = 0; band < 3; band++) {
                    rgb[pixel * 3 + band] = toByte(colour[band]);
                }
            }
        }
        return new SceneOrthophoto(grid, rgb, observed);
    }

    public static SceneOrthophoto ofPixels(PixelGrid grid, byte[] rgb) {
        boolean[] observed = new boolean[Math.toIntExact(grid.pixels())];
        Arrays.fill(observed, true);
        return new SceneOrthophoto(grid, rgb.clone(), observed);
    }

    /** The same flight on a hazy evening with a cheap camera: blur, gamma, haze, colour cast and noise. */
    public SceneOrthophoto inOtherLight(long seed) {
        byte[] other = new byte[rgb.length];
        double[] gain = {0.62, 0.55, 0.5};
        double[] haze = {55, 65, 80};
        for (int row = 0; row < grid.height(); row++) {
            for (int column = 0; column < grid.width(); column++) {
                for (int band = 0; band < 3; band++) {
                    int index = (row * grid.width() + column) * 3 + band;
                    double gamma = 255 * Math.pow(blurred(column, row, band) / 255, 1.4);
                    double noise = 12 * (GroundScene.unit(seed, index, 1) + GroundScene.unit(seed, index, 2) - 1);
                    other[index] = toByte(haze[band] + gain[band] * gamma + noise);
                }
            }
        }
        return new SceneOrthophoto(grid, other, observed);
    }

    private double blurred(int column, int row, int band) {
        double sum = 0;
        for (int down = -1; down <= 1; down++) {
            for (int right = -1; right <= 1; right++) {
                int atColumn = Math.max(0, Math.min(grid.width() - 1, column + right));
                int atRow = Math.max(0, Math.min(grid.height() - 1, row + down));
                sum += rgb[(atRow * grid.width() + atColumn) * 3 + band] & 0xff;
            }
        }
        return sum / 9;
    }

    /** The same flight without the pixels (column, row) that are lost. */
    public SceneOrthophoto without(BiPredicate<Integer, Integer> lost) {
        boolean[] left = observed.clone();
        for (int pixel = 0; pixel < left.length; pixel++) {
            left[pixel] &= !lost.test(pixel % grid.width(), pixel / grid.width());
        }
        return new SceneOrthophoto(grid, rgb, left);
    }

    private static byte toByte(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }

    @Override
    public Flight flight() {
        return new Flight(new FlightId("scene"), AcquisitionDate.UNKNOWN, grid, "0".repeat(64));
    }

    @Override
    public OrthophotoTile read(PixelGrid target, PixelWindow window) {
        int scale = (int) Math.round(target.gsd().metres() / grid.gsd().metres());
        byte[] part = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] seen = new boolean[Math.toIntExact(window.pixels())];
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                int pixel = row * window.width() + column;
                seen[pixel] = average(scale, window.column() + column, window.row() + row, part, pixel * 3);
            }
        }
        return OrthophotoTile.of(window, part, seen);
    }

    private boolean average(int scale, int column, int row, byte[] into, int offset) {
        int[] sum = new int[3];
        int count = 0;
        for (int down = row * scale; down < (row + 1) * scale; down++) {
            for (int right = column * scale; right < (column + 1) * scale; right++) {
                if (grid.window().contains(right, down) && observed[down * grid.width() + right]) {
                    for (int band = 0; band < 3; band++) {
                        sum[band] += rgb[(down * grid.width() + right) * 3 + band] & 0xff;
                    }
                    count++;
                }
            }
        }
        for (int band = 0; band < 3 && count > 0; band++) {
            into[offset + band] = toByte((double) sum[band] / count);
        }
        return count * 2 > scale * scale;
    }

    @Override
    public void close() {}
}
