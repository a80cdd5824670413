package org.fieldwarden.ingest.geotiff;

/** Where encoded tiles lie in a file; a tile that is wholly unobserved lies nowhere (0, 0), as sparse TIFFs have it. */
final class BlockIndex {

    private final long[] places;
    private final long[] lengths;

    BlockIndex(int tiles) {
        places = new long[tiles];
        lengths = new long[tiles];
    }

    void set(int tile, long place, long length) {
        places[tile] = place;
        lengths[tile] = length;
    }

    boolean has(int tile) {
        return lengths[tile] > 0;
    }

    long place(int tile) {
        return places[tile];
    }

    long length(int tile) {
        return lengths[tile];
    }

    long totalLength() {
        long total = 0;
        for (long length : lengths) {
            total += length;
        }
        return total;
    }

    long[] places() {
        return places.clone();
    }

    long[] lengths() {
        return lengths.clone();
    }
}
