package org.fieldwarden.ingest.geotiff;

/** Is told how far the writing of a raster has come. */
@FunctionalInterface
public interface TileProgress {

    /**
     * Called in order, by one thread.
     *
     * @param tiles tiles of full resolution that are done
     * @param all tiles of full resolution
     */
    void done(long tiles, long all);

    /** Nobody wants to know. */
    static TileProgress unwatched() {
        return (tiles, all) -> {};
    }
}
