package org.fieldwarden.georef;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * Traces changed regions block by block. A pixel is changed if it was observed and its score reaches the change
 * threshold; changed pixels are 4-connected, so two that touch only at a corner belong to two regions unless others
 * join them. Unobserved pixels are never part of a region.
 *
 * <p>Give all blocks of the grid in the order of {@link PixelGrid#blocks}: block row by block row, each from left to
 * right; blocks of one block row have one height. The result does not depend on the size of the blocks. Memory grows with
 * the number of regions, the length of their outlines and the width of the grid, not with its pixels. Labels are joined
 * at the seams by union-find (Rosenfeld and Pfaltz 1966). Not thread-safe; used once.
 */
public final class ChangeTracer {

    private final PixelGrid grid;
    private final TracingSettings settings;
    private final int minimumStored;
    private final BlockSeam seam;
    private final ComponentLedger ledger;
    private final List<Region> regions = new ArrayList<>();

    private int nextColumn;
    private int blockRow;
    private int pastBlockRow;
    private long unobservedPixels;
    private boolean finished;

    public ChangeTracer(PixelGrid grid, TracingSettings settings) {
        this.grid = grid;
        this.settings = settings;
        this.minimumStored = minimumStored(settings.changeThreshold());
        this.seam = new BlockSeam(grid.width());
        int minimumSeed = minimumStored(settings.seedThreshold());
        double pixelAreaM2 = grid.pixelAreaM2();
        // A pixel's area is a rounded number; a region of exactly the minimum mapping unit must stay.
        double minimumM2 = settings.minimumMappingUnit().value() * (1 - 1e-9);
        this.ledger = new ComponentLedger(
                tally -> tally.storedMax() >= minimumSeed && tally.pixels() * pixelAreaM2 >= minimumM2, this::keep);
    }

    /** Adds the next block; a block that failed is added as {@link ScoreBlock#unobserved}. */
    public void add(ScoreBlock block) {
        requireNext(block.window());
        if (nextColumn == 0) {
            seam.beginBlockRow(block.window().height());
        }
        unobservedPixels += new BlockScan(block, minimumStored, grid.width(), seam, ledger).scan();
        nextColumn = block.window().endColumn();
        if (nextColumn == grid.width()) {
            seam.beginBlockRow(0);
            nextColumn = 0;
            blockRow = pastBlockRow;
        }
        ledger.settleIfGrown(seam.openLabels());
    }

    /** The regions of the whole grid; all blocks must have been added. */
    public TracedChanges finish() {
        if (finished) {
            throw new IllegalStateException("A tracer is used once");
        }
        if (blockRow != grid.height() || nextColumn != 0) {
            throw new IllegalStateException("Blocks are missing from column " + nextColumn + ", row " + blockRow
                    + " of a grid of " + grid.width() + " x " + grid.height() + " pixels");
        }
        finished = true;
        closeBottom();
        ledger.settle(new int[0][]);
        List<TracedChange> changes = regions.stream()
                .sorted(Comparator.<Region>comparingDouble(region -> region.first.y)
                        .thenComparingDouble(region -> region.first.x))
                .map(Region::change)
                .toList();
        double pixelAreaM2 = grid.pixelAreaM2();
        return new TracedChanges(
                changes,
                new SquareMetres((grid.pixels() - unobservedPixels) * pixelAreaM2),
                new SquareMetres(unobservedPixels * pixelAreaM2),
                ledger.dropped());
    }

    private void requireNext(PixelWindow window) {
        if (nextColumn == 0) {
            pastBlockRow = window.endRow();
        }
        if (window.column() != nextColumn
                || window.row() != blockRow
                || window.endRow() != pastBlockRow
                || window.endColumn() > grid.width()
                || window.endRow() > grid.height()) {
            throw new IllegalArgumentException(
                    "Expected the block at column " + nextColumn + ", row " + blockRow + ", not " + window);
        }
    }

    /** The bottom sides of regions that reach the last row of the grid. */
    private void closeBottom() {
        int start = 0;
        for (int column = 1; column <= grid.width(); column++) {
            int label = seam.labelAbove(start);
            boolean continues =
                    column < grid.width() && (label == Components.NONE) == (seam.labelAbove(column) == Components.NONE);
            if (!continues) {
                if (label != Components.NONE) {
                    ledger.edges().addBottom(label, grid.height(), start, column);
                }
                start = column;
            }
        }
    }

    private void keep(Polygon outlinePx, ComponentTally tally) {
        Polygon smooth = OutlineSimplification.simplified(outlinePx, settings.simplifyTolerancePx());
        regions.add(new Region(outlinePx.getExteriorRing().getCoordinateN(0).copy(), tally.toTracedChange(smooth)));
    }

    /** The lowest stored score whose value reaches the threshold. */
    private static int minimumStored(float threshold) {
        int stored = 0;
        while (stored < ScoreBlock.UNOBSERVED - 1 && stored / (float) (ScoreBlock.UNOBSERVED - 1) < threshold) {
            stored++;
        }
        return stored;
    }

    /** A kept region and the topmost, leftmost corner of its pixels, which no other region has. */
    private record Region(Coordinate first, TracedChange change) {}
}
