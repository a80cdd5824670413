package org.fieldwarden.ingest.geotiff;

import java.util.Optional;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;

/**
 * Brings a source raster onto a target grid: bilinear where the grid is as fine or finer, the area average over the
 * ground of the target pixel where it is coarser. Each pixel's value depends only on the two grids, never on how windows
 * are cut. Where the grids are turned against each other, the averaged square lies along the source's axes and has the
 * target pixel's size.
 */
final class Resampler {

    /** Source pixels held at a time; larger windows are read in parts. */
    private static final long MAX_SOURCE_PIXELS = 16L << 20;

    /** A pixel of a mosaic of a million columns, seen at the size of a hand; one pixel's source still fits memory easily. */
    private static final double MAX_COARSENING = 1024;

    private final PixelGrid target;
    private final PixelGrid source;
    private final SourceBlocks blocks;
    private final Optional<CrsTransform> transform;
    private final double pixelColumns;
    private final double pixelRows;

    /** @param transform from the target's CRS to the source's, where they differ */
    Resampler(PixelGrid target, PixelGrid source, SourceBlocks blocks, Optional<CrsTransform> transform) {
        this.target = target;
        this.source = source;
        this.blocks = blocks;
        this.transform = transform;
        PixelToMap pixel = source.pixelToMap();
        double side = target.pixelToMap().pixelSide();
        pixelColumns = side / Math.hypot(pixel.scaleX(), pixel.shearY());
        pixelRows = side / Math.hypot(pixel.shearX(), pixel.scaleY());
        if (pixelColumns > MAX_COARSENING || pixelRows > MAX_COARSENING) {
            throw new UsageException(
                    "The grid is more than 1024 times coarser than the orthophoto; choose a finer one");
        }
    }

    OrthophotoTile read(PixelWindow window) {
        SourceBlock result = new SourceBlock(window);
        resample(window, result);
        return OrthophotoTile.of(window, result.rgb, result.observed);
    }

    private void resample(PixelWindow window, SourceBlock result) {
        GridMapping mapping = transform
                .map(between -> GridMapping.lattice(target, source, between, window))
                .orElseGet(() -> GridMapping.affine(target, source));
        Optional<PixelWindow> needed = needed(mapping, window);
        if (needed.isEmpty()) {
            return;
        }
        if (needed.get().pixels() > MAX_SOURCE_PIXELS && window.pixels() > 1) {
            resampleInHalves(window, result);
            return;
        }
        PixelSampler sampler = PixelSampler.over(blocks.window(needed.get()), pixelColumns, pixelRows, window.width());
        double[] columns = new double[window.width()];
        double[] rows = new double[window.width()];
        for (int row = window.row(); row < window.endRow(); row++) {
            mapping.centres(window.column(), row, columns, rows);
            sampler.sample(columns, rows, result, result.index(window.column(), row));
        }
    }

    private void resampleInHalves(PixelWindow window, SourceBlock result) {
        if (window.width() >= window.height()) {
            int middle = window.column() + window.width() / 2;
            resample(PixelWindow.between(window.column(), window.row(), middle, window.endRow()), result);
            resample(PixelWindow.between(middle, window.row(), window.endColumn(), window.endRow()), result);
        } else {
            int middle = window.row() + window.height() / 2;
            resample(PixelWindow.between(window.column(), window.row(), window.endColumn(), middle), result);
            resample(PixelWindow.between(window.column(), middle, window.endColumn(), window.endRow()), result);
        }
    }

    /** The source pixels that any pixel of the window touches. */
    private Optional<PixelWindow> needed(GridMapping mapping, PixelWindow window) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        double[] columns = new double[window.width()];
        double[] rows = new double[window.width()];
        for (int row = window.row(); row < window.endRow(); row++) {
            mapping.centres(window.column(), row, columns, rows);
            for (int index = 0; index < columns.length; index++) {
                if (Double.isFinite(columns[index]) && Double.isFinite(rows[index])) {
                    left = Math.min(left, columns[index]);
                    right = Math.max(right, columns[index]);
                    top = Math.min(top, rows[index]);
                    bottom = Math.max(bottom, rows[index]);
                }
            }
        }
        double besideColumns = Math.max(1, pixelColumns / 2) + 1;
        double besideRows = Math.max(1, pixelRows / 2) + 1;
        int firstColumn = (int) Math.max(0, Math.floor(left - besideColumns));
        int firstRow = (int) Math.max(0, Math.floor(top - besideRows));
        int endColumn = (int) Math.min(source.width(), Math.ceil(right + besideColumns));
        int endRow = (int) Math.min(source.height(), Math.ceil(bottom + besideRows));
        return endColumn > firstColumn && endRow > firstRow
                ? Optional.of(PixelWindow.between(firstColumn, firstRow, endColumn, endRow))
                : Optional.empty();
    }
}
