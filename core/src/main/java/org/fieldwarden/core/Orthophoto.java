package org.fieldwarden.core;

/**
 * An open orthophoto that is read window by window, never whole. Safe for use by several threads; closed by whoever
 * opened it.
 */
public interface Orthophoto extends AutoCloseable {

    Flight flight();

    /**
     * Reads pixels resampled onto a grid. The grid may have another origin, pixel size or CRS than the orthophoto, and
     * the window may reach outside the orthophoto: there pixels are unobserved. Where the grid is coarser, source pixels
     * are averaged over the ground of the target pixel.
     *
     * @throws InputDataException where the file cannot be decoded
     */
    OrthophotoTile read(PixelGrid grid, PixelWindow window);

    @Override
    void close();
}
