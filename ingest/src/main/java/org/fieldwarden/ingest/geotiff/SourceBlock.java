package org.fieldwarden.ingest.geotiff;

import org.fieldwarden.core.PixelWindow;

/**
 * Decoded pixels of a window in the source raster: 8-bit colours and what was observed. Filled by its maker, then only
 * read.
 */
final class SourceBlock {

    final PixelWindow window;

    /** height x width x 3, row-major, red green blue, 0..255. */
    final byte[] rgb;

    /** height x width, row-major. */
    final boolean[] observed;

    SourceBlock(PixelWindow window) {
        this.window = window;
        int pixels = Math.toIntExact(window.pixels());
        rgb = new byte[pixels * 3];
        observed = new boolean[pixels];
    }

    private SourceBlock(PixelWindow window, byte[] rgb, boolean[] observed) {
        this.window = window;
        this.rgb = rgb;
        this.observed = observed;
    }

    /** The same pixels at another place. */
    SourceBlock movedTo(PixelWindow place) {
        if (place.width() != window.width() || place.height() != window.height()) {
            throw new IllegalArgumentException(window + " does not fit " + place);
        }
        return new SourceBlock(place, rgb, observed);
    }

    long bytes() {
        return 4 * window.pixels();
    }

    /** Copies those pixels of {@code part} that lie in this block's window. */
    void paste(SourceBlock part) {
        part.window.intersection(window).ifPresent(common -> {
            for (int row = common.row(); row < common.endRow(); row++) {
                int from = part.index(common.column(), row);
                int to = index(common.column(), row);
                System.arraycopy(part.observed, from, observed, to, common.width());
                System.arraycopy(part.rgb, 3 * from, rgb, 3 * to, 3 * common.width());
            }
        });
    }

    /** Index of a source pixel, which must be inside the window. */
    int index(int column, int row) {
        return (row - window.row()) * window.width() + column - window.column();
    }
}
