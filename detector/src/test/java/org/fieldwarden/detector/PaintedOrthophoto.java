package org.fieldwarden.detector;

import java.util.SplittableRandom;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;

/** An orthophoto of seeded noise with a hole; only for its own grid. */
public final class PaintedOrthophoto implements Orthophoto {

    private final PixelGrid grid;
    private final OrthophotoTile pixels;

    private PaintedOrthophoto(PixelGrid grid, OrthophotoTile pixels) {
        this.grid = grid;
        this.pixels = pixels;
    }

    public static PixelGrid grid(int width, int height) {
        return new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(500_000, 3_000_000, GroundSamplingDistance.ofMetres(0.5)),
                width,
                height);
    }

    public static PaintedOrthophoto noise(PixelGrid grid, long seed) {
        return new PaintedOrthophoto(grid, Bundles.noise(grid.window(), seed));
    }

    /** The same with another noise, unobserved, in the hole. */
    public PaintedOrthophoto withHole(PixelWindow hole, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] rgb = pixels.toRgb();
        boolean[] observed = pixels.toObserved();
        for (int row = hole.row(); row < hole.endRow(); row++) {
            for (int column = hole.column(); column < hole.endColumn(); column++) {
                int index = row * grid.width() + column;
                observed[index] = false;
                rgb[3 * index] = (byte) random.nextInt();
            }
        }
        return new PaintedOrthophoto(grid, OrthophotoTile.of(grid.window(), rgb, observed));
    }

    @Override
    public Flight flight() {
        return new Flight(new FlightId("painted"), AcquisitionDate.UNKNOWN, grid, "0".repeat(64));
    }

    @Override
    public OrthophotoTile read(PixelGrid wanted, PixelWindow window) {
        if (!wanted.equals(grid)) {
            throw new InputDataException("painted", "read", "is only for its own grid");
        }
        return pixels.crop(window);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
