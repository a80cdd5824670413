package org.fieldwarden.georef.crs;

import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;

/** From one CRS to another, x = easting or longitude, y = northing or latitude. Got from {@link CrsCatalogue#between}. */
final class MapTransform {

    private final CrsCode from;
    private final MathTransform transform;
    private final boolean fromDegrees;

    MapTransform(CrsCode from, MathTransform transform, boolean fromDegrees) {
        this.from = from;
        this.transform = transform;
        this.fromDegrees = fromDegrees;
    }

    /** Whether the source is measured in degrees; otherwise in metres. */
    boolean fromDegrees() {
        return fromDegrees;
    }

    /**
     * Moves positions in place.
     *
     * @param ordinates x, y, x, y and so on
     * @throws UsageException where a position lies outside the domain of a projection
     */
    void move(double[] ordinates) {
        double x = ordinates[0];
        double y = ordinates[1];
        if (fromDegrees && !areDegrees(ordinates)) {
            throw outside(x, y);
        }
        try {
            transform.transform(ordinates, 0, ordinates, 0, ordinates.length / 2);
        } catch (TransformException e) {
            throw outside(x, y);
        }
    }

    private static boolean areDegrees(double[] ordinates) {
        for (int index = 0; index < ordinates.length; index += 2) {
            if (!(Math.abs(ordinates[index]) <= 180 && Math.abs(ordinates[index + 1]) <= 90)) {
                return false;
            }
        }
        return true;
    }

    private UsageException outside(double x, double y) {
        return new UsageException("A position near " + x + ", " + y + " does not lie in the area of " + from
                + ": the file names the wrong coordinate reference system, or x and y are exchanged.");
    }
}
