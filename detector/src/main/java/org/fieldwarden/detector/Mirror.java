package org.fieldwarden.detector;

import java.util.List;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/** A way to mirror a picture within its window; each is its own inverse. */
enum Mirror {
    LEFT_RIGHT,
    TOP_BOTTOM,
    BOTH;

    /** The mirrors that make so many views together with the picture itself. */
    static List<Mirror> furtherOf(int views) {
        return switch (views) {
            case 1 -> List.of();
            case 2 -> List.of(LEFT_RIGHT);
            case 4 -> List.of(values());
            default -> throw new IllegalArgumentException("There are 1, 2 or 4 views, not " + views);
        };
    }

    /** Column of the mirrored picture that shows this column, both from the left edge of the window. */
    int column(int column, int width) {
        return this == TOP_BOTTOM ? column : width - 1 - column;
    }

    /** Row of the mirrored picture that shows this row, both from the upper edge of the window. */
    int row(int row, int height) {
        return this == LEFT_RIGHT ? row : height - 1 - row;
    }

    /** Where the mirrored picture of a window shows a part of it. */
    PixelWindow of(PixelWindow part, PixelWindow window) {
        int column = part.column() - window.column();
        int row = part.row() - window.row();
        return PixelWindow.atSize(
                window.column() + (this == TOP_BOTTOM ? column : window.width() - column - part.width()),
                window.row() + (this == LEFT_RIGHT ? row : window.height() - row - part.height()),
                part.width(),
                part.height());
    }

    /** The mirrored picture in the same window. */
    OrthophotoTile of(OrthophotoTile tile) {
        PixelWindow window = tile.window();
        int width = window.width();
        byte[] rgb = tile.toRgb();
        boolean[] observed = tile.toObserved();
        byte[] mirroredRgb = new byte[rgb.length];
        boolean[] mirroredObserved = new boolean[observed.length];
        for (int row = 0; row < window.height(); row++) {
            int to = row(row, window.height()) * width;
            for (int column = 0; column < width; column++) {
                int from = row * width + column;
                int at = to + column(column, width);
                mirroredObserved[at] = observed[from];
                System.arraycopy(rgb, from * 3, mirroredRgb, at * 3, 3);
            }
        }
        return OrthophotoTile.of(window, mirroredRgb, mirroredObserved);
    }
}
