package org.fieldwarden.ingest.geotiff;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/**
 * Opens the files of a flight when they are read and closes those that have rested longest, so that a flight of a
 * thousand files keeps a few open. Safe for use by several threads.
 */
final class OpenParts implements AutoCloseable {

    private static final int MOST_OPEN = 32;

    private final List<MosaicPart> parts;
    private final ByteScaling scaling;
    private final BlockCache cache = new BlockCache();
    private final Map<Integer, OpenPart> open = new LinkedHashMap<>(64, 0.75f, true);

    private static final class OpenPart {

        final DecoderPool decoders;
        final SourceBlocks blocks;
        int readers;

        OpenPart(DecoderPool decoders, SourceBlocks blocks) {
            this.decoders = decoders;
            this.blocks = blocks;
        }
    }

    OpenParts(List<MosaicPart> parts, ByteScaling scaling) {
        this.parts = List.copyOf(parts);
        this.scaling = scaling;
    }

    /** A window of the mosaic as one file has it; unobserved where it has nothing. */
    SourceBlock read(int index, PixelGrid mosaic, PixelWindow window) {
        OpenPart part = borrow(index);
        try {
            return read(part.blocks, parts.get(index).grid(), mosaic, window);
        } finally {
            giveBack(part);
        }
    }

    private static SourceBlock read(SourceBlocks blocks, PixelGrid own, PixelGrid mosaic, PixelWindow window) {
        SourceBlock result = new SourceBlock(window);
        Optional<PixelWindow> exact = MosaicGrid.exactPlace(mosaic, own);
        if (exact.isEmpty()) {
            OrthophotoTile tile = new Resampler(mosaic, own, blocks, Optional.empty()).read(window);
            System.arraycopy(tile.toRgb(), 0, result.rgb, 0, result.rgb.length);
            System.arraycopy(tile.toObserved(), 0, result.observed, 0, result.observed.length);
            return result;
        }
        int left = exact.get().column();
        int top = exact.get().row();
        exact.get().intersection(window).ifPresent(common -> {
            SourceBlock found = blocks.window(
                    PixelWindow.atSize(common.column() - left, common.row() - top, common.width(), common.height()));
            result.paste(found.movedTo(common));
        });
        return result;
    }

    private synchronized OpenPart borrow(int index) {
        OpenPart part = open.computeIfAbsent(index, this::open);
        part.readers++;
        Iterator<OpenPart> oldestFirst = open.values().iterator();
        while (open.size() > MOST_OPEN && oldestFirst.hasNext()) {
            OpenPart oldest = oldestFirst.next();
            if (oldest.readers == 0) {
                oldest.decoders.close();
                oldestFirst.remove();
            }
        }
        return part;
    }

    private OpenPart open(int index) {
        MosaicPart part = parts.get(index);
        DecoderPool decoders = new DecoderPool(part.file());
        try {
            TiffRaster checked = AlphaBand.checked(part.raster(), decoders);
            Samples samples = new Samples(checked.samples(), scaling);
            return new OpenPart(decoders, new SourceBlocks(checked, decoders, samples, cache, index));
        } catch (RuntimeException e) {
            decoders.close();
            throw e;
        }
    }

    private synchronized void giveBack(OpenPart part) {
        part.readers--;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(part -> part.decoders.close());
        open.clear();
    }
}
