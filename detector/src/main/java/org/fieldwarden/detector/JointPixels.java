package org.fieldwarden.detector;

import java.util.Arrays;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/**
 * The pixels of both dates over one block and its halo. A pixel counts as observed where both dates have it; all others
 * get the same neutral colour on both dates, so that their meaningless values neither look like change nor leak into
 * their surroundings.
 */
final class JointPixels {

    /** Close to the middle of the network's input range. */
    private static final byte NEUTRAL = (byte) 128;

    private final PixelWindow window;
    private final byte[] baseline;
    private final byte[] current;
    private final boolean[] observed;

    private JointPixels(PixelWindow window, byte[] baseline, byte[] current, boolean[] observed) {
        this.window = window;
        this.baseline = baseline;
        this.current = current;
        this.observed = observed;
    }

    static JointPixels of(OrthophotoTile baseline, OrthophotoTile current) {
        if (!baseline.window().equals(current.window())) {
            throw new IllegalArgumentException(
                    "The dates have different windows: " + baseline.window() + ", " + current.window());
        }
        byte[] baselineRgb = baseline.toRgb();
        byte[] currentRgb = current.toRgb();
        boolean[] observed = baseline.toObserved();
        boolean[] currentObserved = current.toObserved();
        for (int index = 0; index < observed.length; index++) {
            observed[index] &= currentObserved[index];
            if (!observed[index]) {
                Arrays.fill(baselineRgb, 3 * index, 3 * index + 3, NEUTRAL);
                Arrays.fill(currentRgb, 3 * index, 3 * index + 3, NEUTRAL);
            }
        }
        return new JointPixels(baseline.window(), baselineRgb, currentRgb, observed);
    }

    /** Whether both dates have the pixel; column and row of the grid, inside the window. */
    boolean observed(int column, int row) {
        return observed[(row - window.row()) * window.width() + column - window.column()];
    }

    /** Whether both dates have any pixel of the part. */
    boolean observedAnywhere(PixelWindow part) {
        return part.intersection(window)
                .map(inside -> {
                    for (int row = inside.row(); row < inside.endRow(); row++) {
                        for (int column = inside.column(); column < inside.endColumn(); column++) {
                            if (observed(column, row)) {
                                return true;
                            }
                        }
                    }
                    return false;
                })
                .orElse(false);
    }

    /** The baseline's pixels in a tile; neutral outside this window. */
    OrthophotoTile baseline(PixelWindow tile) {
        return cut(tile, baseline);
    }

    /** The current flight's pixels in a tile; neutral outside this window. */
    OrthophotoTile current(PixelWindow tile) {
        return cut(tile, current);
    }

    private OrthophotoTile cut(PixelWindow tile, byte[] source) {
        byte[] rgb = new byte[Math.toIntExact(tile.pixels() * 3)];
        Arrays.fill(rgb, NEUTRAL);
        boolean[] inside = new boolean[Math.toIntExact(tile.pixels())];
        tile.intersection(window).ifPresent(part -> {
            for (int row = part.row(); row < part.endRow(); row++) {
                int from = (row - window.row()) * window.width() + part.column() - window.column();
                int to = (row - tile.row()) * tile.width() + part.column() - tile.column();
                System.arraycopy(source, 3 * from, rgb, 3 * to, 3 * part.width());
                System.arraycopy(observed, from, inside, to, part.width());
            }
        });
        return OrthophotoTile.of(tile, rgb, inside);
    }
}
