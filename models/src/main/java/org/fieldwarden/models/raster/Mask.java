package org.fieldwarden.models.raster;

import java.util.function.IntPredicate;

/** A yes or no for each pixel of a square raster, row-major. Immutable. */
public final class Mask {

    private final int side;
    private final boolean[] inside;

    private Mask(int side, boolean[] inside) {
        this.side = side;
        this.inside = inside;
    }

    /** The pixels, counted row by row, for which {@code inside} holds. */
    public static Mask of(int side, IntPredicate inside) {
        boolean[] pixels = new boolean[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = inside.test(i);
        }
        return new Mask(side, pixels);
    }

    public int side() {
        return side;
    }

    public boolean at(int index) {
        return inside[index];
    }

    public int count() {
        int count = 0;
        for (boolean one : inside) {
            count += one ? 1 : 0;
        }
        return count;
    }

    public boolean any() {
        for (boolean one : inside) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /** Grown by a square of {@code 2 reach + 1} pixels. */
    public Mask dilated(int reach) {
        return new Mask(side, spread(spread(inside, reach, 1), reach, side));
    }

    /** Shrunk by a square of {@code 2 reach + 1} pixels; the edge of the raster does not gnaw at it. */
    public Mask eroded(int reach) {
        return inverted().dilated(reach).inverted();
    }

    /** The pixels within {@code outwards} of the mask that are not deeper than {@code inwards} in it. */
    public Mask rim(int outwards, int inwards) {
        Mask wide = dilated(outwards);
        Mask core = eroded(inwards);
        return of(side, i -> wide.inside[i] && !core.inside[i]);
    }

    public Mask inverted() {
        return of(side, i -> !inside[i]);
    }

    /** One where inside, zero elsewhere. */
    public float[] toPlane() {
        float[] plane = new float[inside.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = inside[i] ? 1 : 0;
        }
        return plane;
    }

    /** One pass of a dilation, along the rows (stride 1) or the columns (stride side). */
    private boolean[] spread(boolean[] from, int reach, int stride) {
        boolean[] out = new boolean[from.length];
        for (int i = 0; i < from.length; i++) {
            if (from[i]) {
                int place = stride == 1 ? i % side : i / side;
                int low = Math.max(0, place - reach) - place;
                int high = Math.min(side - 1, place + reach) - place;
                for (int step = low; step <= high; step++) {
                    out[i + step * stride] = true;
                }
            }
        }
        return out;
    }

    /**
     * Distance of each pixel from the mask, pixels, within 4 % (Borgefors 1986, "Distance transformations in digital
     * images", the 3 x 3 chamfer); 0 inside, very large without any pixel inside.
     */
    public float[] distances() {
        float[] distances = new float[inside.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = inside[i] ? 0 : 1e6f;
        }
        for (int i = 0; i < distances.length; i++) {
            nearer(distances, i, -1);
        }
        for (int i = distances.length - 1; i >= 0; i--) {
            nearer(distances, i, 1);
        }
        return distances;
    }

    private void nearer(float[] distances, int at, int direction) {
        int column = at % side;
        int row = at / side + direction;
        float best = distances[at];
        int beside = column + direction;
        if (beside >= 0 && beside < side) {
            best = Math.min(best, distances[at + direction] + 0.955f);
        }
        if (row >= 0 && row < side) {
            int there = row * side + column;
            best = Math.min(best, distances[there] + 0.955f);
            if (column > 0) {
                best = Math.min(best, distances[there - 1] + 1.3693f);
            }
            if (column < side - 1) {
                best = Math.min(best, distances[there + 1] + 1.3693f);
            }
        }
        distances[at] = best;
    }
}
