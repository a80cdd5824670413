package org.fieldwarden.benchmarks;

/**
 * Size of what a network reads at once.
 *
 * @param pairs pairs of tiles
 * @param height of a tile, pixels
 * @param width of a tile, pixels
 */
record BatchSize(int pairs, int height, int width) {

    long pixels() {
        return (long) pairs * height * width;
    }
}
