package org.fieldwarden.ingest.geotiff;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.fieldwarden.core.CrsCode;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Transforms map coordinates from one CRS to another; x is easting or longitude on both sides, whatever the registry's
 * axis order. Where no datum shift is known, the datums are taken as equal (lenient): CGCS2000 and WGS 84 differ by
 * centimetres. Safe for use by several threads.
 */
public final class CrsTransform {

    /** Points per side of a footprint that is carried into another projection. */
    private static final int POINTS_PER_SIDE = 32;

    private static final ConcurrentMap<CrsCode, Optional<CoordinateReferenceSystem>> DECODED =
            new ConcurrentHashMap<>();

    private final MathTransform transform;

    private CrsTransform(MathTransform transform) {
        this.transform = transform;
    }

    /** The transform, where both codes are known and the registry offers a way between them. */
    public static Optional<CrsTransform> find(CrsCode from, CrsCode to) {
        Optional<CoordinateReferenceSystem> source = decode(from);
        Optional<CoordinateReferenceSystem> target = decode(to);
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CrsTransform(CRS.findMathTransform(source.get(), target.get(), true)));
        } catch (FactoryException e) {
            return Optional.empty();
        }
    }

    /** The registry's definition with longitude or easting first. */
    static Optional<CoordinateReferenceSystem> decode(CrsCode code) {
        return DECODED.computeIfAbsent(code, wanted -> {
            try {
                return Optional.of(CRS.decode(wanted.code(), true));
            } catch (FactoryException e) {
                return Optional.empty();
            }
        });
    }

    /** Transforms {@code points} x, y pairs in place; false where a point has no image. */
    boolean transformInPlace(double[] xy, int points) {
        try {
            transform.transform(xy, 0, xy, 0, points);
        } catch (TransformException e) {
            return false;
        }
        for (int index = 0; index < 2 * points; index++) {
            if (!Double.isFinite(xy[index])) {
                return false;
            }
        }
        return true;
    }

    /** The point's image, where it has one. */
    public Optional<Coordinate> transform(Coordinate point) {
        double[] xy = {point.x, point.y};
        return transformInPlace(xy, 1) ? Optional.of(new Coordinate(xy[0], xy[1])) : Optional.empty();
    }

    /** The outline's image, its sides bent as the projection bends them, where it has one. */
    public Optional<Geometry> transform(Geometry outline) {
        double step = Math.max(outline.getEnvelopeInternal().getDiameter() / POINTS_PER_SIDE, 1e-9);
        try {
            return Optional.of(JTS.transform(Densifier.densify(outline, step), transform));
        } catch (TransformException e) {
            return Optional.empty();
        }
    }
}
