package org.fieldwarden.detector;

import org.fieldwarden.core.PixelWindow;

/** What is true of each pixel of a training pair, as far as it is known. Immutable. */
public final class PixelLabels {

    /** Stored value where the truth is not known: the pixel does not count. */
    public static final int IGNORED = 255;

    /** Stored land cover of a pixel of which only that much is known: that no building stands there. */
    public static final int NOT_BUILDING = 254;

    private final byte[] change;
    private final byte[] baselineCovers;
    private final byte[] currentCovers;

    private PixelLabels(byte[] change, byte[] baselineCovers, byte[] currentCovers) {
        this.change = change;
        this.baselineCovers = baselineCovers;
        this.currentCovers = currentCovers;
    }

    /**
     * Copies the given rasters, all height x width of the pair, row-major.
     *
     * @param change 0 unchanged, 1 changed, {@value #IGNORED} not known
     * @param baselineCovers land-cover channel 0..4 on the baseline, {@value #NOT_BUILDING} anything but a building,
     *     {@value #IGNORED} not known
     * @param currentCovers the same for the current flight
     */
    public static PixelLabels of(byte[] change, byte[] baselineCovers, byte[] currentCovers) {
        requireUpTo(1, change);
        requireCovers(baselineCovers);
        requireCovers(currentCovers);
        return new PixelLabels(change.clone(), baselineCovers.clone(), currentCovers.clone());
    }

    private static void requireCovers(byte[] labels) {
        for (byte label : labels) {
            int value = label & 0xff;
            if (value > 4 && value != IGNORED && value != NOT_BUILDING) {
                throw new IllegalArgumentException(
                        "Land-cover labels are 0 to 4, " + NOT_BUILDING + " or " + IGNORED + ", not: " + value);
            }
        }
    }

    private static void requireUpTo(int greatest, byte[] labels) {
        for (byte label : labels) {
            if ((label & 0xff) > greatest && (label & 0xff) != IGNORED) {
                throw new IllegalArgumentException(
                        "Labels are 0 to " + greatest + " or " + IGNORED + ", not: " + (label & 0xff));
            }
        }
    }

    boolean fits(PixelWindow window) {
        return change.length == window.pixels()
                && baselineCovers.length == change.length
                && currentCovers.length == change.length;
    }

    /** A copy of the change labels. */
    public byte[] toChange() {
        return change.clone();
    }

    /** A copy of the baseline's land-cover labels. */
    public byte[] toBaselineCovers() {
        return baselineCovers.clone();
    }

    /** A copy of the current flight's land-cover labels. */
    public byte[] toCurrentCovers() {
        return currentCovers.clone();
    }
}
