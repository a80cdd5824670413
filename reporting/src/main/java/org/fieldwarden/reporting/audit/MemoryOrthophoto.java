package org.fieldwarden.reporting.audit;

import org.fieldwarden.core.Flight;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.locationtech.jts.geom.Coordinate;

/**
 * An orthophoto whose pixels are all in memory. A target pixel is the mean of the observed source pixels whose centres lie
 * on its ground; where it is so small that there is none, it is the source pixel under its centre.
 */
public final class MemoryOrthophoto implements Orthophoto {

    private final Flight flight;
    private final OrthophotoTile pixels;

    /** The tile covers the flight's grid. */
    public MemoryOrthophoto(Flight flight, OrthophotoTile pixels) {
        if (!pixels.window().equals(flight.grid().window())) {
            throw new IllegalArgumentException("Pixels do not fit the flight's grid");
        }
        this.flight = flight;
        this.pixels = pixels;
    }

    @Override
    public Flight flight() {
        return flight;
    }

    @Override
    public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
        if (!grid.crs().equals(flight.grid().crs())) {
            throw new IllegalArgumentException("This orthophoto lies in its own local CRS only");
        }
        if (grid.pixelToMap().equals(flight.grid().pixelToMap())
                && flight.grid().window().contains(window)) {
            return pixels.crop(window);
        }
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                Coordinate from = source(grid, window.column() + column, window.row() + row);
                Coordinate to = source(grid, window.column() + column + 1.0, window.row() + row + 1.0);
                int index = row * window.width() + column;
                observed[index] = average(from, to, rgb, index * 3);
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    private Coordinate source(PixelGrid grid, double column, double row) {
        Coordinate map = grid.pixelToMap().toMap(column, row);
        return flight.grid().pixelToMap().toPixel(map.x, map.y);
    }

    private boolean average(Coordinate from, Coordinate to, byte[] rgb, int offset) {
        int left = firstCentre(from.x, to.x);
        int right = endCentre(from.x, to.x);
        int top = firstCentre(from.y, to.y);
        int bottom = endCentre(from.y, to.y);
        long[] sums = new long[3];
        int count = 0;
        for (int row = Math.max(0, top); row < Math.min(pixels.window().height(), bottom); row++) {
            for (int column = Math.max(0, left);
                    column < Math.min(pixels.window().width(), right);
                    column++) {
                if (pixels.observed(column, row)) {
                    count++;
                    for (int band = 0; band < 3; band++) {
                        sums[band] += pixels.value(column, row, band);
                    }
                }
            }
        }
        for (int band = 0; band < 3 && count > 0; band++) {
            rgb[offset + band] = (byte) Math.round((double) sums[band] / count);
        }
        return count > 0;
    }

    private static int firstCentre(double one, double other) {
        int first = (int) Math.ceil(Math.min(one, other) - 0.5);
        int end = (int) Math.ceil(Math.max(one, other) - 0.5);
        return end > first ? first : (int) Math.floor((one + other) / 2);
    }

    private static int endCentre(double one, double other) {
        return Math.max((int) Math.ceil(Math.max(one, other) - 0.5), firstCentre(one, other) + 1);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
