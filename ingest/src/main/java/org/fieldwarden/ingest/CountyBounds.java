package org.fieldwarden.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.CrsTransform;
import org.fieldwarden.ingest.geotiff.MosaicPart;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The box in which every flight of a county lies, by which a wrong zone is found: neighbouring 3° zones lie 300 km apart,
 * and each still looks sound by itself.
 *
 * @param lonLat x = longitude, y = latitude, degrees (CGCS2000)
 */
public record CountyBounds(Envelope lonLat) {

    /** 3° Gauss-Krüger zones of CGCS2000: 4513 to 4533 with the zone in the easting, 4534 to 4554 without. */
    private static final int FIRST_ZONE = 4513;

    private static final int LAST_ZONE = 4554;

    public CountyBounds {
        if (lonLat.isNull()
                || lonLat.getMinX() < -180
                || lonLat.getMaxX() > 180
                || lonLat.getMinY() < -90
                || lonLat.getMaxY() > 90) {
            throw new IllegalArgumentException("Bounds are degrees of longitude and latitude: " + lonLat);
        }
        lonLat = new Envelope(lonLat);
    }

    /** From {@code west,south,east,north} in degrees. */
    public static CountyBounds parse(String text) {
        String[] edges = text.split(",", -1);
        try {
            double west = Double.parseDouble(edges[0]);
            double south = Double.parseDouble(edges[1]);
            double east = Double.parseDouble(edges[2]);
            double north = Double.parseDouble(edges[3]);
            if (edges.length == 4 && west < east && south < north) {
                return new CountyBounds(new Envelope(west, east, south, north));
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw wrong(text, e);
        }
        throw wrong(text, new IllegalArgumentException("not west < east, south < north"));
    }

    private static UsageException wrong(String text, RuntimeException cause) {
        UsageException wrong = new UsageException(
                "Bounds are west,south,east,north in degrees, such as 113.5,24.2,114.1,24.9, not: " + text);
        wrong.addSuppressed(cause);
        return wrong;
    }

    /**
     * Requires that a file lies in the county, at least in part.
     *
     * @throws org.fieldwarden.core.InputDataException otherwise, naming the CRS with which it would, if there is one; it
     *     is never applied
     */
    public void require(MosaicPart part) {
        if (touches(part.grid(), part.grid().crs())) {
            return;
        }
        List<String> fitting = new ArrayList<>();
        IntStream.rangeClosed(FIRST_ZONE, LAST_ZONE)
                .mapToObj(CrsCode::epsg)
                .filter(crs -> touches(part.grid(), crs))
                .forEach(crs -> fitting.add(crs.code()));
        String place = extent(part.grid(), part.grid().crs())
                .map(box -> String.format(Locale.ROOT, "%.3f° E, %.3f° N", box.centre().x, box.centre().y))
                .orElse("an unknown place");
        throw part.refuse("It lies at " + place + " by its CRS " + part.grid().crs() + ", outside the county's bounds; "
                + (fitting.isEmpty()
                        ? "check the CRS, the zone and the axis order"
                        : "with " + String.join(" or ", fitting)
                                + " it would lie inside: export it again with the right zone"));
    }

    private boolean touches(PixelGrid grid, CrsCode crs) {
        return extent(grid, crs).filter(lonLat::intersects).isPresent();
    }

    private static Optional<Envelope> extent(PixelGrid grid, CrsCode crs) {
        Geometry outline = grid.toMap(grid.window());
        return CrsTransform.find(crs, CrsCode.CGCS2000)
                .flatMap(transform -> transform.transform(outline))
                .map(Geometry::getEnvelopeInternal)
                .filter(box -> Double.isFinite(box.getWidth()) && Double.isFinite(box.getHeight()));
    }
}
