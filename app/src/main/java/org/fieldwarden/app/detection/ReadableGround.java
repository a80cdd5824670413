package org.fieldwarden.app.detection;

import org.fieldwarden.core.Flight;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/**
 * An orthophoto whose damaged places are unobserved, for co-registration and pictures: a damaged tile of a file must not
 * cost the whole pair. Scoring reads the orthophoto itself, so that each block that is lost becomes an issue. Closing it
 * leaves the orthophoto open. As thread-safe as the orthophoto.
 */
public final class ReadableGround implements Orthophoto {

    /** Below this side a window with damage in it is given up as a whole. */
    private static final int SMALLEST_PX = 64;

    private final Orthophoto orthophoto;

    public ReadableGround(Orthophoto orthophoto) {
        this.orthophoto = orthophoto;
    }

    @Override
    public Flight flight() {
        return orthophoto.flight();
    }

    @Override
    public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
        try {
            return orthophoto.read(grid, window);
        } catch (InputDataException damaged) {
            boolean wide = window.width() >= window.height();
            int side = wide ? window.width() : window.height();
            if (side <= SMALLEST_PX) {
                return OrthophotoTile.unobserved(window);
            }
            int column = window.column() + (wide ? side / 2 : 0);
            int row = window.row() + (wide ? 0 : side / 2);
            return joined(
                    window,
                    read(
                            grid,
                            PixelWindow.between(
                                    window.column(),
                                    window.row(),
                                    wide ? column : window.endColumn(),
                                    wide ? window.endRow() : row)),
                    read(grid, PixelWindow.between(column, row, window.endColumn(), window.endRow())));
        }
    }

    private static OrthophotoTile joined(PixelWindow window, OrthophotoTile... parts) {
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        for (OrthophotoTile part : parts) {
            PixelWindow place = part.window();
            boolean[] partObserved = part.toObserved();
            for (int row = 0; row < place.height(); row++) {
                int at = (place.row() - window.row() + row) * window.width() + place.column() - window.column();
                part.copyRow(row, rgb, at * 3);
                System.arraycopy(partObserved, row * place.width(), observed, at, place.width());
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    @Override
    public void close() {
        // Whoever opened the orthophoto closes it.
    }
}
