package org.fieldwarden.ingest.geotiff;

import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/** Gives the pixels of a raster window by window, so that the whole is never in memory. */
@FunctionalInterface
public interface TileSource {

    /** The pixels of exactly this window, which lies inside the raster. */
    OrthophotoTile tile(PixelWindow window);
}
