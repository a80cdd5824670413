package org.fieldwarden.app.detection;

import java.util.Optional;
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

/** A computed picture without a file; where a place is damaged, every window that holds it cannot be read. */
final class CheckeredOrthophoto implements Orthophoto {

    private final Flight flight;
    private final Optional<PixelWindow> damaged;

    private CheckeredOrthophoto(Flight flight, Optional<PixelWindow> damaged) {
        this.flight = flight;
        this.damaged = damaged;
    }

    /** A sound picture of 0.2 m pixels. */
    static CheckeredOrthophoto sound(String name, int widthPx, int heightPx) {
        PixelGrid grid = new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(500_000, 3_000_000, GroundSamplingDistance.ofMetres(0.2)),
                widthPx,
                heightPx);
        String hash = String.format("%064x", name.hashCode() & 0xffff_ffffL);
        return new CheckeredOrthophoto(
                new Flight(new FlightId(name), AcquisitionDate.UNKNOWN, grid, hash), Optional.empty());
    }

    CheckeredOrthophoto damagedAt(PixelWindow place) {
        return new CheckeredOrthophoto(flight, Optional.of(place));
    }

    @Override
    public Flight flight() {
        return flight;
    }

    @Override
    public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
        if (damaged.flatMap(window::intersection).isPresent()) {
            throw new InputDataException("damaged.tif", "read", "Pixels of " + window + " are damaged; copy it again");
        }
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        for (int i = 0; i < observed.length; i++) {
            int column = window.column() + i % window.width();
            int row = window.row() + i / window.width();
            observed[i] = flight.grid().window().contains(column, row);
            int field = (column / 23 * 31 + row / 17 * 57) % 90;
            for (int band = 0; band < 3; band++) {
                rgb[3 * i + band] = (byte) (60 + field + ((column * 7 ^ row * 13) & 15) + band * 10);
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
