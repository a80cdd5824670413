package org.fieldwarden.app.arrivals;

import java.nio.file.Path;
import java.util.Arrays;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;

/** GeoTIFFs of seeded noise, 0.5 m pixels in EPSG:4547 at 114° E. */
public final class SmallFlight {

    private SmallFlight() {}

    public static PixelGrid grid(int sidePx) {
        return new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(500_000, 2_500_000, GroundSamplingDistance.ofMetres(0.5)),
                sidePx,
                sidePx);
    }

    /** Noise that is another one for each seed and place. */
    public static OrthophotoTile tile(PixelWindow window, int seed) {
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        Arrays.fill(observed, true);
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                long place = (window.row() + row) * 100_003L + window.column() + column;
                long mixed = mixed(seed * 1_000_000_007L + place);
                int at = 3 * (row * window.width() + column);
                rgb[at] = (byte) mixed;
                rgb[at + 1] = (byte) (mixed >> 8);
                rgb[at + 2] = (byte) (mixed >> 16);
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    /** Finaliser of SplitMix64. */
    private static long mixed(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    public static Path write(Path file, int sidePx, int seed) {
        GeoTiffWriter.write(file, grid(sidePx), window -> tile(window, seed), Compression.DEFLATE);
        return file;
    }
}
