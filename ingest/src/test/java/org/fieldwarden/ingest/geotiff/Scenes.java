package org.fieldwarden.ingest.geotiff;

import java.nio.file.Path;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;

/** Computed pictures on the ground: the colour of a place depends on nothing but the place. */
public final class Scenes {

    public static final CrsCode CGCS2000_114E = CrsCode.epsg(4547);

    private Scenes() {}

    /** A north-up grid near 114 degrees east; the origin is an offset in metres from (500000, 2500000). */
    public static PixelGrid grid(double east, double north, double gsd, int widthPx, int heightPx) {
        return new PixelGrid(
                CGCS2000_114E,
                PixelToMap.northUp(500_000 + east, 2_500_000 + north, GroundSamplingDistance.ofMetres(gsd)),
                widthPx,
                heightPx);
    }

    /** Noise that a resampling error cannot hide in; observed everywhere. */
    public static TileSource noise() {
        return window -> tile(window, (column, row, band) -> hash(column, row, band), (column, row) -> true);
    }

    /** Noise with a slanted border and slanted lines: beyond it and on them nothing is observed. */
    public static TileSource noiseWithNodata() {
        Observation observation = (column, row) -> column + row < 300 && (column + 3 * row) % 41 != 0;
        return window -> tile(
                window, (column, row, band) -> observation.at(column, row) ? hash(column, row, band) : 0, observation);
    }

    /** The colour of each pixel tells its place: red its column, green its row, both modulo 256. */
    public static TileSource ramp() {
        return window ->
                tile(window, (column, row, band) -> band == 0 ? column : band == 1 ? row : 77, (column, row) -> true);
    }

    public interface Colour {
        int at(int column, int row, int band);
    }

    public interface Observation {
        boolean at(int column, int row);
    }

    public static OrthophotoTile tile(PixelWindow window, Colour colour, Observation observation) {
        byte[] rgb = new byte[(int) window.pixels() * 3];
        boolean[] observed = new boolean[(int) window.pixels()];
        for (int index = 0; index < observed.length; index++) {
            int column = window.column() + index % window.width();
            int row = window.row() + index / window.width();
            observed[index] = observation.at(column, row);
            for (int band = 0; band < 3; band++) {
                rgb[3 * index + band] = (byte) colour.at(column, row, band);
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    static int hash(int column, int row, int band) {
        int mixed = (column * 73_856_093) ^ (row * 19_349_663) ^ (band * 83_492_791);
        mixed ^= mixed >>> 13;
        return (mixed * 0x5bd1e995) >>> 24;
    }

    public static GeoTiffOrthophoto open(Path file) {
        return GeoTiffOrthophoto.open(file, new FlightId("flight"), AcquisitionDate.UNKNOWN);
    }
}
