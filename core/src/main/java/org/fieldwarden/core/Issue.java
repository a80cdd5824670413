package org.fieldwarden.core;

import java.util.Locale;

/**
 * A part of the data that could not be judged. Issues are handed over, counted, mapped and weighed against the
 * permitted unobserved share; they are never only logged. Windows are in the pixel space of the working grid.
 */
public sealed interface Issue {

    /** Where, in the working grid. */
    PixelWindow window();

    /** How much ground stays unobserved because of this, planar in the projection. */
    SquareMetres unobserved();

    /** Stable kind for counts and tags, for example {@code nodata}. */
    String kind();

    /** One sentence for people. */
    String message();

    /** No pixels on at least one date. */
    record Nodata(PixelWindow window, SquareMetres unobserved) implements Issue {
        @Override
        public String kind() {
            return "nodata";
        }

        @Override
        public String message() {
            return String.format(
                    Locale.ROOT, "No observation on at least one date in %s: %.0f m2", window, unobserved.value());
        }
    }

    /** The two flights could not be laid on each other closely enough. */
    record CoRegistrationFailed(PixelWindow window, SquareMetres unobserved, String reason) implements Issue {
        @Override
        public String kind() {
            return "co-registration";
        }

        @Override
        public String message() {
            return "The flights could not be co-registered in " + window + ": " + reason;
        }
    }

    /** Pixels of a flight could not be read. */
    record Unreadable(PixelWindow window, SquareMetres unobserved, String file, String cause) implements Issue {
        @Override
        public String kind() {
            return "unreadable";
        }

        @Override
        public String message() {
            return "Cannot read " + window + " of " + file + ": " + cause;
        }
    }

    /** A block failed in a stage after reading. */
    record BlockFailed(PixelWindow window, SquareMetres unobserved, String stage, String cause) implements Issue {
        @Override
        public String kind() {
            return "block-failed";
        }

        @Override
        public String message() {
            return "Stage " + stage + " failed in " + window + ": " + cause;
        }
    }
}
