package org.fieldwarden.detector.nuisance;

import java.util.Arrays;
import org.fieldwarden.core.PixelWindow;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * How far the pixels of a window lie from the outline of a polygon, in whole pixels of chessboard distance: 1, 2, 3 ...
 * inside from the outline inwards, -1, -2, -3 ... outside; no further than the reach.
 */
final class OutlineDistance {

    private final PixelWindow window;
    private final byte[] steps;

    /** Of pixels whose centre lies inside the outline (x = column, y = row of the grid). */
    OutlineDistance(Polygon outlinePx, PixelWindow window, int reach) {
        this.window = window;
        boolean[] inside = new boolean[Math.toIntExact(window.pixels())];
        fill(outlinePx.getExteriorRing(), inside);
        for (int hole = 0; hole < outlinePx.getNumInteriorRing(); hole++) {
            fill(outlinePx.getInteriorRingN(hole), inside);
        }
        steps = measured(inside, reach);
    }

    /** Signed distance at a column and row of the window. */
    int at(int column, int row) {
        return steps[row * window.width() + column];
    }

    /** Turns over what lies within the ring, so that holes become outside again. */
    private void fill(LinearRing ring, boolean[] inside) {
        Coordinate[] corners = ring.getCoordinates();
        double[] crossings = new double[corners.length];
        for (int row = 0; row < window.height(); row++) {
            int count = crossings(corners, window.row() + row + 0.5, crossings);
            for (int i = 0; i + 1 < count; i += 2) {
                int from = Math.max(0, (int) Math.ceil(crossings[i] - 0.5) - window.column());
                int past = Math.min(window.width(), (int) Math.ceil(crossings[i + 1] - 0.5) - window.column());
                for (int column = from; column < past; column++) {
                    inside[row * window.width() + column] ^= true;
                }
            }
        }
    }

    private static int crossings(Coordinate[] corners, double y, double[] target) {
        int count = 0;
        for (int i = 1; i < corners.length; i++) {
            Coordinate a = corners[i - 1];
            Coordinate b = corners[i];
            if ((a.y <= y) != (b.y <= y)) {
                target[count++] = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
            }
        }
        Arrays.sort(target, 0, count);
        return count;
    }

    private byte[] measured(boolean[] inside, int reach) {
        byte[] distance = new byte[inside.length];
        int width = window.width();
        for (int i = 0; i < inside.length; i++) {
            distance[i] = (byte) reach;
        }
        for (int i = 0; i < inside.length; i++) {
            boolean border = (i % width > 0 && inside[i] != inside[i - 1])
                    || (i % width < width - 1 && inside[i] != inside[i + 1])
                    || (i >= width && inside[i] != inside[i - width])
                    || (i + width < inside.length && inside[i] != inside[i + width]);
            if (border) {
                distance[i] = 1;
            }
        }
        sweep(distance, 0, 1);
        sweep(distance, inside.length - 1, -1);
        for (int i = 0; i < inside.length; i++) {
            distance[i] = inside[i] ? distance[i] : (byte) -distance[i];
        }
        return distance;
    }

    /** One pass of the chessboard distance transform (Rosenfeld and Pfaltz 1966), forwards or backwards. */
    private void sweep(byte[] distance, int start, int step) {
        int width = window.width();
        for (int i = start; i >= 0 && i < distance.length; i += step) {
            int column = i % width;
            int least = distance[i];
            for (int side = -1; side <= 1; side++) {
                int line = i - step * width + side;
                if (column + side >= 0 && column + side < width && line >= 0 && line < distance.length) {
                    least = Math.min(least, distance[line] + 1);
                }
            }
            int before = i - step;
            if (before >= 0 && before < distance.length && before / width == i / width) {
                least = Math.min(least, distance[before] + 1);
            }
            distance[i] = (byte) least;
        }
    }
}
