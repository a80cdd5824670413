package org.fieldwarden.detector;

import java.time.LocalDate;
import org.fieldwarden.core.GsdRange;

/**
 * What a bundle says of its model.
 *
 * @param gsd where the model may be used
 * @param training how, from what and under which licences the model was made: JSON text, kept as it is
 */
public record BundleDescription(
        Identity identity, NetworkShape network, GsdRange gsd, Decision decision, String training) {

    /**
     * Which model this is.
     *
     * @param name for example {@code fieldwarden-base}; not blank
     * @param version for example {@code 1.0.0}; not blank
     * @param createdOn day on which the weights were made
     */
    public record Identity(String name, String version, LocalDate createdOn) {

        public Identity {
            if (name.isBlank() || version.isBlank()) {
                throw new IllegalArgumentException("A bundle needs a name and a version");
            }
        }
    }

    /**
     * How scores become decisions.
     *
     * @param changeThreshold calibrated score in [0, 1] at and above which a pixel counts as changed
     * @param seedThreshold score that at least one pixel of a change must reach, not below the change threshold
     * @param views how often ground with a hint of change is looked at, see {@link MirroredViews}: 1, 2 or 4
     */
    public record Decision(Calibration calibration, double changeThreshold, double seedThreshold, int views) {

        /** Decisions on one look alone. */
        public Decision(Calibration calibration, double changeThreshold, double seedThreshold) {
            this(calibration, changeThreshold, seedThreshold, 1);
        }

        public Decision {
            if (!(0 <= changeThreshold && changeThreshold <= seedThreshold && seedThreshold <= 1)) {
                throw new IllegalArgumentException(
                        "Thresholds must satisfy 0 <= change <= seed <= 1: " + changeThreshold + ", " + seedThreshold);
            }
            if (views != 1 && views != 2 && views != 4) {
                throw new IllegalArgumentException("There are 1, 2 or 4 views, not " + views);
            }
        }
    }
}
