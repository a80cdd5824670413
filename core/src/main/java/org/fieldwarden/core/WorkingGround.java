package org.fieldwarden.core;

import org.locationtech.jts.geom.Geometry;

/**
 * The ground in one working CRS, for rooms that know no registry: other data are brought into this CRS, and areas are
 * measured on the ellipsoid. Coordinates are x = easting or longitude, y = northing or latitude. Safe for use by several
 * threads.
 */
public interface WorkingGround {

    /** The working CRS, projected in metres. */
    CrsCode crs();

    /**
     * Brings a geometry into the working CRS. Long edges get more corners first, so that an edge that is straight in one
     * CRS follows the same ground in the other. The geometry need not be valid.
     *
     * @throws UsageException where {@code from} is not known, or is on a datum whose shift to CGCS2000 is not known
     */
    Geometry toWorking(Geometry geometry, CrsCode from);

    /**
     * The code of the CRS that a well-known text (OGC or ESRI, version 1) describes.
     *
     * @throws UsageException where the text describes no CRS that is known here; it is never guessed
     */
    CrsCode codeOf(String wkt);

    /** Area of polygons of the working CRS on the CGCS2000 ellipsoid; what is not a polygon has none. */
    SquareMetres area(Geometry polygons);
}
