package org.fieldwarden.app.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;

/**
 * A flight on the working grid, decoded and resampled once: co-registration and scoring read the same pixels several times,
 * and reading a compressed flight costs more than what is done with it. Pixels lie in a scratch file, four bytes each; of
 * memory only what is read at the moment is taken. Grids of whole multiples of its pixels are means of them. What it does not hold (other grids, places outside, damaged tiles) comes
 * from the flight itself. Safe for use by several threads; closing it leaves the flight open.
 */
final class WorkingCopy implements Orthophoto {

    /** Side of the tiles that are decoded at once. */
    static final int TILE_PX = 1024;

    /** Red, green, blue, and whether the pixel was observed. */
    private static final int BYTES = 4;

    /** Overviews of larger pixels come from the flight, which may have some. */
    private static final int COARSEST = 64;

    private static final int EMPTY = 0;
    private static final int FILLED = 1;

    private final Orthophoto flight;
    private final PixelGrid grid;
    private final FileChannel scratch;
    private final int columns;
    private final AtomicIntegerArray tiles;

    private WorkingCopy(Orthophoto flight, PixelGrid grid, FileChannel scratch) {
        this.flight = flight;
        this.grid = grid;
        this.scratch = scratch;
        this.columns = cells(grid.width());
        this.tiles = new AtomicIntegerArray(columns * cells(grid.height()));
    }

    /**
     * An empty copy; {@link #fill} takes the pixels over.
     *
     * @param file that is made, and removed when the copy is closed
     */
    static WorkingCopy open(Orthophoto flight, PixelGrid grid, Path file) throws IOException {
        FileChannel scratch = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        return new WorkingCopy(flight, grid, scratch);
    }

    /** How many bytes the copy of a grid takes. */
    static long bytes(PixelGrid grid) {
        return (long) cells(grid.width()) * cells(grid.height()) * TILE_PX * TILE_PX * BYTES;
    }

    private static int cells(int sidePx) {
        return (sidePx + TILE_PX - 1) / TILE_PX;
    }

    /** The tiles that can be filled, each by whatever thread. */
    List<PixelWindow> parts() {
        List<PixelWindow> parts = new ArrayList<>();
        for (int index = 0; index < tiles.length(); index++) {
            parts.add(window(index));
        }
        return parts;
    }

    private PixelWindow window(int index) {
        return PixelWindow.atSize(index % columns * TILE_PX, index / columns * TILE_PX, TILE_PX, TILE_PX)
                .intersection(grid.window())
                .orElseThrow();
    }

    /** Takes over a tile. One that cannot be decoded stays empty: whoever reads it hears of it from the flight. */
    void fill(PixelWindow part) {
        OrthophotoTile tile;
        try {
            tile = flight.read(grid, part);
        } catch (InputDataException damaged) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(part.pixels() * BYTES));
        for (int row = 0; row < part.height(); row++) {
            for (int column = 0; column < part.width(); column++) {
                bytes.put((byte) tile.value(column, row, 0))
                        .put((byte) tile.value(column, row, 1))
                        .put((byte) tile.value(column, row, 2))
                        .put((byte) (tile.observed(column, row) ? 1 : 0));
            }
        }
        int index = part.row() / TILE_PX * columns + part.column() / TILE_PX;
        try {
            write(bytes.flip(), offset(index));
        } catch (IOException e) {
            return; // a full disk: the tile is read from the flight
        }
        tiles.set(index, FILLED);
    }

    private static long offset(int index) {
        return (long) index * TILE_PX * TILE_PX * BYTES;
    }

    private void write(ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += scratch.write(bytes, at);
        }
    }

    @Override
    public Flight flight() {
        return flight.flight();
    }

    @Override
    public OrthophotoTile read(PixelGrid wanted, PixelWindow window) {
        int factor = factor(wanted);
        if (factor == 0) {
            return flight.read(wanted, window);
        }
        Optional<PixelWindow> held = whole(factor).intersection(window);
        if (held.isEmpty() || !holds(fine(held.get(), factor))) {
            return flight.read(wanted, window);
        }
        OrthophotoTile inside = factor == 1 ? copied(held.get()) : averaged(held.get(), factor);
        return held.get().equals(window) ? inside : joined(wanted, window, inside);
    }

    /** The window of a coarser grid's pixels that lie on the working grid, the last ones perhaps in part. */
    private PixelWindow whole(int factor) {
        return PixelWindow.between(0, 0, (grid.width() + factor - 1) / factor, (grid.height() + factor - 1) / factor);
    }

    private PixelWindow fine(PixelWindow coarse, int factor) {
        return PixelWindow.between(
                coarse.column() * factor,
                coarse.row() * factor,
                Math.min(grid.width(), coarse.endColumn() * factor),
                Math.min(grid.height(), coarse.endRow() * factor));
    }

    /** What reaches outside the working grid is read from the flight: above, below, left and right of what is held. */
    private OrthophotoTile joined(PixelGrid wanted, PixelWindow window, OrthophotoTile inside) {
        PixelWindow held = inside.window();
        List<OrthophotoTile> parts = new ArrayList<>(List.of(inside));
        int[][] strips = {
            {window.column(), window.row(), window.endColumn(), held.row()},
            {window.column(), held.endRow(), window.endColumn(), window.endRow()},
            {window.column(), held.row(), held.column(), held.endRow()},
            {held.endColumn(), held.row(), window.endColumn(), held.endRow()}
        };
        for (int[] strip : strips) {
            if (strip[0] < strip[2] && strip[1] < strip[3]) {
                parts.add(flight.read(wanted, PixelWindow.between(strip[0], strip[1], strip[2], strip[3])));
            }
        }
        return OrthophotoTile.joined(window, parts);
    }

    /** How many pixels of the working grid lie along one of a coarser grid with the same origin; 0 for other grids. */
    private int factor(PixelGrid wanted) {
        PixelToMap fine = grid.pixelToMap();
        PixelToMap coarse = wanted.pixelToMap();
        int factor = (int) Math.round(coarse.scaleX() / fine.scaleX());
        boolean same = factor >= 1
                && factor <= COARSEST
                && wanted.crs().equals(grid.crs())
                && coarse.translateX() == fine.translateX()
                && coarse.translateY() == fine.translateY()
                && coarse.scaleX() == fine.scaleX() * factor
                && coarse.scaleY() == fine.scaleY() * factor
                && coarse.shearX() == fine.shearX() * factor
                && coarse.shearY() == fine.shearY() * factor;
        return same ? factor : 0;
    }

    /** Means over squares of observed pixels; observed where at least half of the square is. Row by row: few at a time. */
    private OrthophotoTile averaged(PixelWindow window, int factor) {
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        int[] sums = new int[3 * window.width()];
        int[] counts = new int[window.width()];
        for (int row = 0; row < window.height(); row++) {
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
            PixelWindow line = PixelWindow.atSize(window.column(), window.row() + row, window.width(), 1);
            add(copied(fine(line, factor)), factor, sums, counts);
            for (int column = 0; column < window.width(); column++) {
                int at = row * window.width() + column;
                int count = counts[column];
                observed[at] = 2 * count >= factor * factor;
                for (int band = 0; band < 3 && count > 0; band++) {
                    rgb[3 * at + band] = (byte) ((sums[3 * column + band] + count / 2) / count);
                }
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    private static void add(OrthophotoTile strip, int factor, int[] sums, int[] counts) {
        for (int row = 0; row < strip.window().height(); row++) {
            for (int column = 0; column < strip.window().width(); column++) {
                if (strip.observed(column, row)) {
                    int cell = column / factor;
                    counts[cell]++;
                    for (int band = 0; band < 3; band++) {
                        sums[3 * cell + band] += strip.value(column, row, band);
                    }
                }
            }
        }
    }

    private boolean holds(PixelWindow window) {
        if (!grid.window().contains(window)) {
            return false;
        }
        for (int row = window.row() / TILE_PX; row <= (window.endRow() - 1) / TILE_PX; row++) {
            for (int column = window.column() / TILE_PX; column <= (window.endColumn() - 1) / TILE_PX; column++) {
                if (tiles.get(row * columns + column) == EMPTY) {
                    return false;
                }
            }
        }
        return true;
    }

    private OrthophotoTile copied(PixelWindow window) {
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        for (int row = window.row() / TILE_PX; row <= (window.endRow() - 1) / TILE_PX; row++) {
            for (int column = window.column() / TILE_PX; column <= (window.endColumn() - 1) / TILE_PX; column++) {
                copy(row * columns + column, window, rgb, observed);
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    /** The rows of a tile lie one after the other, so that what is wanted of them is read at once. */
    private void copy(int index, PixelWindow window, byte[] rgb, boolean[] observed) {
        PixelWindow tile = window(index);
        PixelWindow part = tile.intersection(window).orElseThrow();
        int line = tile.width() * BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(part.height() * line);
        try {
            long at = offset(index) + (long) (part.row() - tile.row()) * line;
            while (bytes.hasRemaining()) {
                at += scratch.read(bytes, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the scratch copy of " + flight().id(), e);
        }
        byte[] read = bytes.array();
        for (int row = 0; row < part.height(); row++) {
            int from = row * line + (part.column() - tile.column()) * BYTES;
            int to = (part.row() - window.row() + row) * window.width() + part.column() - window.column();
            for (int column = 0; column < part.width(); column++, from += BYTES, to++) {
                rgb[3 * to] = read[from];
                rgb[3 * to + 1] = read[from + 1];
                rgb[3 * to + 2] = read[from + 2];
                observed[to] = read[from + 3] != 0;
            }
        }
    }

    @Override
    public void close() {
        try {
            scratch.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the scratch copy of " + flight().id(), e);
        }
    }
}
