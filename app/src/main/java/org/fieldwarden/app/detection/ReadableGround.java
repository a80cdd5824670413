package org.fieldwarden.app.detection;

import java.util.List;
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
            return OrthophotoTile.joined(
                    window,
                    List.of(
                            read(
                                    grid,
                                    PixelWindow.between(
                                            window.column(),
                                            window.row(),
                                            wide ? column : window.endColumn(),
                                            wide ? window.endRow() : row)),
                            read(grid, PixelWindow.between(column, row, window.endColumn(), window.endRow()))));
        }
    }

    @Override
    public void close() {
        // Whoever opened the orthophoto closes it.
    }
}
