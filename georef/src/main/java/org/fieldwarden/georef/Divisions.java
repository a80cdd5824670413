package org.fieldwarden.georef;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.Locality;
import org.fieldwarden.georef.crs.LonLatTransform;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The administrative divisions (villages) of a county, found by position. Immutable and safe for use by several threads.
 */
public final class Divisions {

    private final STRtree index = new STRtree();
    private final int count;
    private final Envelope extent = new Envelope();

    private Divisions(List<Village> villages) {
        for (Village village : villages) {
            index.insert(village.envelope, village);
            extent.expandToInclude(village.envelope);
        }
        index.build();
        count = villages.size();
    }

    /** No divisions: every place gets its grid cell. */
    public static Divisions none() {
        return new Divisions(List.of());
    }

    /**
     * Reads a GeoJSON FeatureCollection of village polygons (x = longitude, y = latitude, degrees). Each feature has
     * the properties {@code XZQDM} (12-digit division code), {@code XZQMC} or {@code village} or {@code 村} (village),
     * {@code county} or {@code 县} and {@code township} or {@code 乡镇}.
     *
     * @throws org.fieldwarden.core.UsageException if the file cannot be read or is not of that form
     */
    public static Divisions read(Path geoJson) {
        return new Divisions(new DivisionsFile(geoJson).read());
    }

    /**
     * Divisions whose ground is known in a projected CRS.
     *
     * @param toLonLat from that CRS
     */
    public static Divisions ofMap(List<DivisionGround> grounds, LonLatTransform toLonLat) {
        return new Divisions(grounds.stream()
                .map(ground -> Village.of(ground.division(), toLonLat(ground.map(), toLonLat)))
                .toList());
    }

    /**
     * A division and its polygons.
     *
     * @param map x = easting, y = northing
     */
    public record DivisionGround(Division division, Geometry map) {}

    private static Geometry toLonLat(Geometry map, LonLatTransform toLonLat) {
        Polygon[] parts = new Polygon[map.getNumGeometries()];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = toLonLat.toLonLat((Polygon) map.getGeometryN(part));
        }
        return map.getFactory().createMultiPolygon(parts);
    }

    /** How many division polygons are loaded. */
    public int count() {
        return count;
    }

    /** The box around all divisions (x = longitude, y = latitude, degrees), where there are any. */
    public Optional<Envelope> extent() {
        return extent.isNull() ? Optional.empty() : Optional.of(new Envelope(extent));
    }

    /**
     * The division that holds a position (x = longitude, y = latitude, degrees, CGCS2000), borders included; where
     * several do, the one with the lowest code; the grid cell where none does.
     */
    public Locality localityOf(Coordinate lonLat) {
        List<?> near = index.query(new Envelope(lonLat));
        return near.stream()
                .map(Village.class::cast)
                .filter(village -> village.locator.locate(lonLat) != Location.EXTERIOR)
                .map(Village::division)
                .min(Comparator.comparing(Division::code))
                .<Locality>map(division -> division)
                .orElseGet(() -> GridCell.at(lonLat));
    }

    /** A division and its ground; the locator also copes with polygons that cross themselves. */
    record Village(Division division, Envelope envelope, PointOnGeometryLocator locator) {

        static Village of(Division division, Geometry ground) {
            return new Village(division, ground.getEnvelopeInternal(), new IndexedPointInAreaLocator(ground));
        }
    }
}
