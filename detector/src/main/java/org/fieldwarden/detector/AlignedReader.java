package org.fieldwarden.detector;

import java.util.Optional;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/**
 * Moves the current flight onto the baseline by a shift field, with bicubic interpolation. Where the field is
 * unreliable, or where an interpolated pixel would need an unobserved one, pixels are unobserved. A zero shift gives the
 * source pixels unchanged. Safe for use by several threads.
 */
public final class AlignedReader implements Alignment {

    private final ShiftField field;

    public AlignedReader(ShiftField field) {
        this.field = field;
    }

    /** @throws IllegalArgumentException where the grid is not the one the field was estimated on */
    @Override
    public OrthophotoTile read(Orthophoto current, PixelGrid grid, PixelWindow window) {
        if (!grid.equals(field.grid())) {
            throw new IllegalArgumentException("The shift field belongs to another grid");
        }
        Optional<PixelWindow> source = sourceOf(window);
        if (source.isEmpty()) {
            return OrthophotoTile.unobserved(window);
        }
        OrthophotoTile tile = current.read(grid, source.get());
        if (source.get().equals(window)) {
            return tile;
        }
        return new TileWarp(field, tile, window).warped();
    }

    /**
     * What has to be read for a window: the window itself where nothing has to be done, nothing where all of it is
     * unreliable.
     */
    private Optional<PixelWindow> sourceOf(PixelWindow window) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        boolean allReliable = true;
        boolean anyReliable = false;
        int spacing = field.spacingPx();
        int endColumn = Math.floorDiv(window.endColumn(), spacing) + 1;
        int endRow = Math.floorDiv(window.endRow(), spacing) + 1;
        for (int row = Math.floorDiv(window.row(), spacing); row <= endRow; row++) {
            for (int column = Math.floorDiv(window.column(), spacing); column <= endColumn; column++) {
                ShiftNode node = field.node(column, row);
                left = Math.min(left, node.shift().columns());
                right = Math.max(right, node.shift().columns());
                top = Math.min(top, node.shift().rows());
                bottom = Math.max(bottom, node.shift().rows());
                allReliable &= node.trust().reliable();
                anyReliable |= node.trust().reliable();
            }
        }
        if (!anyReliable) {
            return Optional.empty();
        }
        if (allReliable && left == 0 && right == 0 && top == 0 && bottom == 0) {
            return Optional.of(window);
        }
        // Two pixels for the kernel, one for rounding to its steps.
        return Optional.of(PixelWindow.between(
                window.column() + (int) Math.floor(left) - 3,
                window.row() + (int) Math.floor(top) - 3,
                window.endColumn() + (int) Math.ceil(right) + 3,
                window.endRow() + (int) Math.ceil(bottom) + 3));
    }
}
