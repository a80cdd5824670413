package org.fieldwarden.ingest.geotiff;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/**
 * The files of one flight as one raster, on the {@link MosaicGrid} they share. Where files overlap, the one that comes
 * first in the list gives the pixel, unless it has not observed it. Files on the mosaic's own pixels are copied as they
 * are; others are resampled bilinearly. Other depths than 8 bit are scaled together, so that no seam appears.
 *
 * <p>Safe for use by several threads. Memory: at most 128 MiB of kept blocks for all files together, and what a window
 * needs; a few files are open at a time.
 */
public final class FlightMosaic implements TileSource, AutoCloseable {

    /** Files that lend pixels to a scaling; enough for percentiles of a flight of one day. */
    private static final int SCALING_PARTS = 12;

    private final PixelGrid grid;
    private final List<MosaicPart> parts;
    private final OpenParts open;

    private FlightMosaic(PixelGrid grid, List<MosaicPart> parts, OpenParts open) {
        this.grid = grid;
        this.parts = parts;
        this.open = open;
    }

    /**
     * Lays judged files together.
     *
     * @param parts at least one
     * @throws InputDataException where they are not of one kind
     */
    public static FlightMosaic of(List<MosaicPart> parts) {
        PixelGrid grid = MosaicGrid.of(parts);
        requireOneKind(parts);
        return new FlightMosaic(grid, List.copyOf(parts), new OpenParts(parts, scaling(parts)));
    }

    private static void requireOneKind(List<MosaicPart> parts) {
        SampleLayout first = parts.get(0).raster().samples();
        for (MosaicPart part : parts) {
            SampleLayout samples = part.raster().samples();
            if (samples.depth() != first.depth() || samples.colours() != first.colours()) {
                throw part.refuse("Its samples are of another kind than those of "
                        + parts.get(0).file().getFileName()
                        + "; export all files of a flight with the same bands and depth");
            }
        }
    }

    private static ByteScaling scaling(List<MosaicPart> parts) {
        SampleLayout samples = parts.get(0).raster().samples();
        if (samples.depth() == SampleLayout.Depth.BYTE) {
            return ByteScaling.none();
        }
        int step = (parts.size() + SCALING_PARTS - 1) / SCALING_PARTS;
        List<double[]> pixels = new ArrayList<>();
        for (int index = 0; index < parts.size(); index += step) {
            MosaicPart part = parts.get(index);
            try (DecoderPool decoders = new DecoderPool(part.file())) {
                ScalingEstimate.sample(AlphaBand.checked(part.raster(), decoders), decoders, pixels);
            }
        }
        return ScalingEstimate.scaling(pixels, samples.colours());
    }

    /** The grid of all files together. */
    public PixelGrid grid() {
        return grid;
    }

    @Override
    public OrthophotoTile tile(PixelWindow window) {
        SourceBlock tile = new SourceBlock(window);
        boolean full = false;
        for (int index = 0; index < parts.size() && !full; index++) {
            if (MosaicGrid.place(grid, parts.get(index).grid())
                    .intersection(window)
                    .isPresent()) {
                full = fill(tile, open.read(index, grid, window));
            }
        }
        return OrthophotoTile.of(window, tile.rgb, tile.observed);
    }

    /** Takes what is not observed yet; true when nothing is left to take. */
    private static boolean fill(SourceBlock tile, SourceBlock part) {
        boolean full = true;
        for (int pixel = 0; pixel < tile.observed.length; pixel++) {
            if (!tile.observed[pixel] && part.observed[pixel]) {
                tile.observed[pixel] = true;
                System.arraycopy(part.rgb, 3 * pixel, tile.rgb, 3 * pixel, 3);
            }
            full &= tile.observed[pixel];
        }
        return full;
    }

    @Override
    public void close() {
        open.close();
    }
}
