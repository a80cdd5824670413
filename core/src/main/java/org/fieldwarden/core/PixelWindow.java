package org.fieldwarden.core;

import java.util.Optional;

/**
 * A half-open rectangle in a pixel grid; the origin is the top left corner, rows count downwards.
 *
 * @param column first column, may be negative for a halo outside the grid
 * @param row first row, may be negative for a halo outside the grid
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record PixelWindow(int column, int row, int width, int height) {

    public PixelWindow {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A window needs at least one pixel: " + width + " x " + height);
        }
        Math.addExact(column, width);
        Math.addExact(row, height);
    }

    public static PixelWindow atSize(int column, int row, int width, int height) {
        return new PixelWindow(column, row, width, height);
    }

    /** The window from (column, row) inclusive to (endColumn, endRow) exclusive. */
    public static PixelWindow between(int column, int row, int endColumn, int endRow) {
        return new PixelWindow(column, row, endColumn - column, endRow - row);
    }

    public int endColumn() {
        return column + width;
    }

    public int endRow() {
        return row + height;
    }

    public long pixels() {
        return (long) width * height;
    }

    /** This window with a border of {@code halo} pixels on every side. */
    public PixelWindow grown(int halo) {
        return new PixelWindow(column - halo, row - halo, width + 2 * halo, height + 2 * halo);
    }

    public Optional<PixelWindow> intersection(PixelWindow other) {
        int left = Math.max(column, other.column);
        int top = Math.max(row, other.row);
        int right = Math.min(endColumn(), other.endColumn());
        int bottom = Math.min(endRow(), other.endRow());
        return right > left && bottom > top ? Optional.of(between(left, top, right, bottom)) : Optional.empty();
    }

    public boolean contains(int pixelColumn, int pixelRow) {
        return pixelColumn >= column && pixelColumn < endColumn() && pixelRow >= row && pixelRow < endRow();
    }

    public boolean contains(PixelWindow other) {
        return other.column >= column
                && other.row >= row
                && other.endColumn() <= endColumn()
                && other.endRow() <= endRow();
    }

    @Override
    public String toString() {
        return "[column " + column + ", row " + row + ", " + width + " x " + height + "]";
    }
}
