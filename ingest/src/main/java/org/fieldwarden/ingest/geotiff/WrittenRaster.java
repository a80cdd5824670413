package org.fieldwarden.ingest.geotiff;

import org.fieldwarden.core.OrthophotoTile;

/**
 * What is known of a raster once all of it has been written.
 *
 * @param observedPixels pixels of full resolution that were observed
 * @param shape where, on at most 1024 x 1024 cells
 * @param quicklook the whole raster on at most 512 x 512 pixels
 */
public record WrittenRaster(long observedPixels, ObservedShape shape, OrthophotoTile quicklook) {}
