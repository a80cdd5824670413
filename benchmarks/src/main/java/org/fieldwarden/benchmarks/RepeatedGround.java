package org.fieldwarden.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;

/**
 * A mosaic of any size made of one piece of a real flight, mirrored at each of its borders, so that there are no seams. Only
 * the piece is in memory.
 */
final class RepeatedGround {

    private static final int BANDS = 3;

    private final byte[] rgb;
    private final int side;
    private final PixelGrid grid;

    private RepeatedGround(byte[] rgb, int side, PixelGrid grid) {
        this.rgb = rgb;
        this.side = side;
        this.grid = grid;
    }

    /**
     * How another flight over the same ground differs.
     *
     * @param shiftPx how far its pixels lie to the east, and half as far to the north
     * @param gain by which its colours are brighter
     */
    record Flying(double shiftPx, double gain) {

        static final Flying AS_IT_IS = new Flying(0, 1);
    }

    /**
     * Reads the piece.
     *
     * @param piece square, observed everywhere, in the flight's own pixels
     */
    static RepeatedGround read(Path flight, PixelWindow piece, Flying flying) {
        try (Orthophoto whole = GeoTiffOrthophoto.open(flight, new FlightId("ground"), AcquisitionDate.UNKNOWN)) {
            PixelGrid grid = whole.flight().grid();
            PixelToMap place = grid.pixelToMap();
            double metres = grid.gsd().metres() * flying.shiftPx();
            PixelGrid shifted = new PixelGrid(
                    grid.crs(),
                    PixelToMap.northUp(place.translateX() + metres, place.translateY() + metres / 2, grid.gsd()),
                    grid.width(),
                    grid.height());
            OrthophotoTile tile = whole.read(shifted, piece);
            if (tile.observedPixels() < piece.pixels() || piece.width() != piece.height()) {
                throw new IllegalArgumentException(
                        "Not a square that is observed everywhere: " + piece + " of " + flight);
            }
            return new RepeatedGround(brighter(tile.toRgb(), flying.gain()), piece.width(), grid);
        }
    }

    private static byte[] brighter(byte[] rgb, double gain) {
        for (int index = 0; index < rgb.length; index++) {
            rgb[index] = (byte) Math.min(255, Math.round((rgb[index] & 0xff) * gain));
        }
        return rgb;
    }

    /** Writes a mosaic of this ground, at the flight's own pixel size. */
    void write(Path file, int width, int height) {
        CrsCode crs = grid.crs();
        PixelGrid mosaic = new PixelGrid(
                crs,
                PixelToMap.northUp(
                        grid.pixelToMap().translateX(), grid.pixelToMap().translateY(), grid.gsd()),
                width,
                height);
        GeoTiffWriter.write(file, mosaic, this::tile, Compression.JPEG);
    }

    private OrthophotoTile tile(PixelWindow window) {
        byte[] pixels = new byte[Math.toIntExact(window.pixels() * BANDS)];
        int to = 0;
        for (int row = window.row(); row < window.endRow(); row++) {
            int line = mirrored(row) * side;
            for (int column = window.column(); column < window.endColumn(); column++) {
                int from = (line + mirrored(column)) * BANDS;
                pixels[to++] = rgb[from];
                pixels[to++] = rgb[from + 1];
                pixels[to++] = rgb[from + 2];
            }
        }
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        Arrays.fill(observed, true);
        return OrthophotoTile.of(window, pixels, observed);
    }

    private int mirrored(int position) {
        int place = position % (2 * side);
        return place < side ? place : 2 * side - 1 - place;
    }
}
