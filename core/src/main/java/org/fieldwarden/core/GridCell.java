package org.fieldwarden.core;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;

/**
 * A cell of 0.01 degree in CGCS2000, used where no divisions are loaded.
 *
 * @param name for example {@code E116.12N39.05}: the cell's south-west corner
 */
public record GridCell(String name) implements Locality {

    /** The cell that holds a position (x = longitude, y = latitude, degrees). */
    public static GridCell at(Coordinate lonLat) {
        double west = Math.floor(lonLat.x * 100) / 100;
        double south = Math.floor(lonLat.y * 100) / 100;
        return new GridCell(String.format(
                Locale.ROOT,
                "%s%.2f%s%.2f",
                west < 0 ? "W" : "E",
                Math.abs(west),
                south < 0 ? "S" : "N",
                Math.abs(south)));
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public String township() {
        return name;
    }
}
