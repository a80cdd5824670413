package org.fieldwarden.detector;

/**
 * The shift at one node of a {@link ShiftField}.
 *
 * @param shift from the baseline position to the same ground in the current flight
 * @param residualPx disagreement between what was measured around the node and the smooth field, pixels, not negative
 * @param trust where the shift comes from
 * @param observedPixels pixels nearest to this node that both flights observe
 */
public record ShiftNode(Shift shift, double residualPx, Trust trust, int observedPixels) {

    public ShiftNode {
        if (!(residualPx >= 0) || observedPixels < 0) {
            throw new IllegalArgumentException("Residual and pixel count are not negative");
        }
    }

    /** Where the shift of a node comes from. */
    public enum Trust {
        /** Measured at the node itself and in accord with its neighbours. */
        MEASURED,
        /** Taken from neighbours: the node shows too little texture, real change, or leaning roofs. */
        FROM_NEIGHBOURS,
        /** Not measured: the georeference of the flights was taken at its word, because somebody asked for it. */
        ASSUMED,
        /** Unreliable: too little texture here and no measured node within reach. */
        NO_TEXTURE,
        /** Unreliable: there is texture, but the flights do not show the same ground. */
        NO_MATCH;

        public boolean reliable() {
            return this == MEASURED || this == FROM_NEIGHBOURS || this == ASSUMED;
        }

        /** Whether the residual of the node says something. */
        boolean fitted() {
            return this == MEASURED || this == FROM_NEIGHBOURS;
        }

        /** One clause for people. */
        String reason() {
            return switch (this) {
                case MEASURED -> "measured";
                case FROM_NEIGHBOURS -> "taken from neighbours";
                case ASSUMED -> "assumed from the georeference";
                case NO_TEXTURE -> "too little texture here and no measured place within reach";
                case NO_MATCH -> "the flights do not show the same ground here; check their georeference";
            };
        }
    }
}
