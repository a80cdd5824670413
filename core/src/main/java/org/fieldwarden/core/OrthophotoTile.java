package org.fieldwarden.core;

import java.util.Arrays;
import java.util.List;

/**
 * The pixels of one window: 8-bit red, green, blue, and for each pixel whether it was observed. Unobserved pixels have
 * no meaningful colour. Immutable; the arrays are never handed out.
 */
public final class OrthophotoTile {

    private final PixelWindow window;
    private final byte[] rgb;
    private final boolean[] observed;

    private OrthophotoTile(PixelWindow window, byte[] rgb, boolean[] observed) {
        this.window = window;
        this.rgb = rgb;
        this.observed = observed;
    }

    /**
     * Copies the given pixels.
     *
     * @param rgb height x width x 3, row-major, red green blue, 0..255
     * @param observed height x width, row-major
     */
    public static OrthophotoTile of(PixelWindow window, byte[] rgb, boolean[] observed) {
        if (rgb.length != window.pixels() * 3 || observed.length != window.pixels()) {
            throw new IllegalArgumentException("Pixels do not fit the window " + window);
        }
        return new OrthophotoTile(window, rgb.clone(), observed.clone());
    }

    /**
     * One tile put together from several.
     *
     * @param parts inside the window; what none of them covers is unobserved
     */
    public static OrthophotoTile joined(PixelWindow window, List<OrthophotoTile> parts) {
        OrthophotoTile whole = unobserved(window);
        for (OrthophotoTile part : parts) {
            PixelWindow place = part.window;
            for (int row = 0; row < place.height(); row++) {
                int at = (place.row() - window.row() + row) * window.width() + place.column() - window.column();
                part.copyRow(row, whole.rgb, at * 3);
                System.arraycopy(part.observed, row * place.width(), whole.observed, at, place.width());
            }
        }
        return whole;
    }

    /** A tile in which nothing was observed. */
    public static OrthophotoTile unobserved(PixelWindow window) {
        int pixels = Math.toIntExact(window.pixels());
        return new OrthophotoTile(window, new byte[pixels * 3], new boolean[pixels]);
    }

    public PixelWindow window() {
        return window;
    }

    /**
     * Value of a band.
     *
     * @param column column inside the tile, from 0
     * @param row row inside the tile, from 0
     * @param band 0 red, 1 green, 2 blue
     * @return 0..255
     */
    public int value(int column, int row, int band) {
        return rgb[(row * window.width() + column) * 3 + band] & 0xff;
    }

    /** Whether the pixel (column and row inside the tile) was observed. */
    public boolean observed(int column, int row) {
        return observed[row * window.width() + column];
    }

    public long observedPixels() {
        long count = 0;
        for (boolean one : observed) {
            if (one) {
                count++;
            }
        }
        return count;
    }

    /** Copies one row of pixels, red green blue interleaved, into {@code target} at {@code offset}. */
    public void copyRow(int row, byte[] target, int offset) {
        System.arraycopy(rgb, row * window.width() * 3, target, offset, window.width() * 3);
    }

    /** A copy of all pixels: height x width x 3, row-major, red green blue. */
    public byte[] toRgb() {
        return rgb.clone();
    }

    /** A copy of the observation mask: height x width, row-major. */
    public boolean[] toObserved() {
        return observed.clone();
    }

    /** The part of this tile inside {@code part}, which must lie within this tile's window. */
    public OrthophotoTile crop(PixelWindow part) {
        if (!window.contains(part)) {
            throw new IllegalArgumentException(part + " is not inside " + window);
        }
        byte[] partRgb = new byte[Math.toIntExact(part.pixels() * 3)];
        boolean[] partObserved = new boolean[Math.toIntExact(part.pixels())];
        for (int row = 0; row < part.height(); row++) {
            int source = (part.row() - window.row() + row) * window.width() + part.column() - window.column();
            System.arraycopy(rgb, source * 3, partRgb, row * part.width() * 3, part.width() * 3);
            System.arraycopy(observed, source, partObserved, row * part.width(), part.width());
        }
        return new OrthophotoTile(part, partRgb, partObserved);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrthophotoTile tile
                && window.equals(tile.window)
                && Arrays.equals(observed, tile.observed)
                && Arrays.equals(rgb, tile.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * window.hashCode() + Arrays.hashCode(rgb);
    }
}
