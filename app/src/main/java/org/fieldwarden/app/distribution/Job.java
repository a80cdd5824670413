package org.fieldwarden.app.distribution;

import org.fieldwarden.core.PixelGrid;

/**
 * What a worker must know to score any block of one comparison.
 *
 * @param grid working grid
 * @param shiftsHash SHA-256 of the shift field's file form, which lies beside the job
 * @param bundleHash of the model that must be used
 * @param blockPx side of the blocks, for people; each request names its own window
 */
record Job(Flights flights, PixelGrid grid, String shiftsHash, String bundleHash, int blockPx) {

    /** Both flights of a job. */
    record Flights(FlightFile baseline, FlightFile current) {}
}
