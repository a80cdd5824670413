package org.fieldwarden.reporting.audit;

import java.util.BitSet;
import java.util.function.BiConsumer;

/** A boolean raster, height x width, row-major; true = changed. Immutable. */
public final class Mask {

    /** Says for a pixel whether it is set. */
    @FunctionalInterface
    public interface PixelTest {
        boolean isSet(int column, int row);
    }

    private final int width;
    private final int height;
    private final BitSet bits;

    private Mask(int width, int height, BitSet bits) {
        this.width = width;
        this.height = height;
        this.bits = bits;
    }

    /** The mask of the pixels that {@code test} accepts. */
    public static Mask of(int width, int height, PixelTest test) {
        if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A mask has 1 to 2^31-1 pixels: " + width + " x " + height);
        }
        BitSet bits = new BitSet(width * height);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (test.isSet(column, row)) {
                    bits.set(row * width + column);
                }
            }
        }
        return new Mask(width, height, bits);
    }

    /** A mask in which nothing is set. */
    public static Mask none(int width, int height) {
        return of(width, height, (column, row) -> false);
    }

    /** A mask drawn in text: one line per row, {@code #} set, {@code .} not set. */
    public static Mask ofAscii(String... rows) {
        for (String row : rows) {
            if (row.length() != rows[0].length()) {
                throw new IllegalArgumentException("All rows of a mask have the same length: " + row);
            }
        }
        return of(rows[0].length(), rows.length, (column, row) -> rows[row].charAt(column) == '#');
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean isSet(int column, int row) {
        return bits.get(row * width + column);
    }

    /** Whether the mask has such a pixel. */
    boolean contains(int column, int row) {
        return column >= 0 && row >= 0 && column < width && row < height;
    }

    /** Number of set pixels. */
    public long count() {
        return bits.cardinality();
    }

    public Mask and(Mask other) {
        return combined(other, BitSet::and);
    }

    public Mask or(Mask other) {
        return combined(other, BitSet::or);
    }

    public Mask not() {
        BitSet inverted = (BitSet) bits.clone();
        inverted.flip(0, width * height);
        return new Mask(width, height, inverted);
    }

    /** The index (row * width + column) of the first set pixel at or after {@code index}; below 0 where there is none. */
    int nextSet(int index) {
        return bits.nextSetBit(index);
    }

    private Mask combined(Mask other, BiConsumer<BitSet, BitSet> operation) {
        requireSameSize(other);
        BitSet result = (BitSet) bits.clone();
        operation.accept(result, other.bits);
        return new Mask(width, height, result);
    }

    void requireSameSize(Mask other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException(
                    "Masks differ in size: " + width + " x " + height + " and " + other.width + " x " + other.height);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask && width == mask.width && height == mask.height && bits.equals(mask.bits);
    }

    @Override
    public int hashCode() {
        return 31 * width + bits.hashCode();
    }
}
