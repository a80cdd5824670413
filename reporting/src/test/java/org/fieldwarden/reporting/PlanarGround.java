package org.fieldwarden.reporting;

import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.core.WorkingGround;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;

/** The scene's ground as a plane: EPSG:4547 as it is, EPSG:4490 by the scene's own scale, planar areas. */
public final class PlanarGround implements WorkingGround {

    private static final double METRES_PER_DEGREE_EAST = 102_800;
    private static final double METRES_PER_DEGREE_NORTH = 110_700;

    @Override
    public CrsCode crs() {
        return CrsCode.epsg(4547);
    }

    @Override
    public Geometry toWorking(Geometry geometry, CrsCode from) {
        if (from.equals(crs())) {
            return geometry;
        }
        if (!from.equals(CrsCode.CGCS2000)) {
            throw new UsageException("The coordinate reference system " + from + " is not known.");
        }
        Geometry moved = geometry.copy();
        moved.apply((CoordinateFilter) PlanarGround::move);
        moved.geometryChanged();
        return moved;
    }

    private static void move(Coordinate corner) {
        corner.x = Scene.WEST + (corner.x - 114) * METRES_PER_DEGREE_EAST;
        corner.y = Scene.NORTH + (corner.y - 22.95) * METRES_PER_DEGREE_NORTH;
    }

    @Override
    public CrsCode codeOf(String wkt) {
        if (wkt.contains("CM_114E")) {
            return crs();
        }
        throw new UsageException("The coordinate reference system '" + wkt + "' is none that is known here.");
    }

    @Override
    public SquareMetres area(Geometry polygons) {
        return new SquareMetres(polygons.getArea());
    }
}
