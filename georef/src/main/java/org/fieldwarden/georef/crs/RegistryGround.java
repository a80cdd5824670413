package org.fieldwarden.georef.crs;

import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.WorkingGround;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** The working ground by the EPSG registry and by {@link EllipsoidArea}. Safe for use by several threads. */
public final class RegistryGround implements WorkingGround {

    /** Over 500 m a straight line of one CRS leaves that of another by less than 5 mm below 55 degrees of latitude. */
    private static final double LONGEST_EDGE_METRES = 500;

    private static final double LONGEST_EDGE_DEGREES = 0.0045;

    private final CrsCatalogue catalogue;
    private final CrsCode crs;
    private final LonLatTransform toLonLat;

    /**
     * @param crs projected CRS in metres
     * @throws org.fieldwarden.core.UsageException where it is not known or not projected in metres
     */
    public RegistryGround(CrsCatalogue catalogue, CrsCode crs) {
        this.catalogue = catalogue;
        this.crs = crs;
        this.toLonLat = catalogue.toLonLat(crs);
    }

    @Override
    public CrsCode crs() {
        return crs;
    }

    @Override
    public Geometry toWorking(Geometry geometry, CrsCode from) {
        if (from.equals(crs) || geometry.isEmpty()) {
            return geometry;
        }
        MapTransform transform = catalogue.between(from, crs);
        Densifier densifier = new Densifier(geometry);
        densifier.setValidate(false);
        densifier.setDistanceTolerance(transform.fromDegrees() ? LONGEST_EDGE_DEGREES : LONGEST_EDGE_METRES);
        Geometry moved = densifier.getResultGeometry();
        moved.apply(new Move(transform));
        moved.geometryChanged();
        return moved;
    }

    @Override
    public CrsCode codeOf(String wkt) {
        return catalogue.codeOf(wkt);
    }

    @Override
    public SquareMetres area(Geometry polygons) {
        SquareMetres area = SquareMetres.ZERO;
        for (int part = 0; part < polygons.getNumGeometries(); part++) {
            if (polygons.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                area = area.plus(EllipsoidArea.ofMap(polygon, toLonLat));
            }
        }
        return area;
    }

    /** Moves a ring at once: the registry's transforms are slow position by position. */
    private static final class Move implements CoordinateSequenceFilter {
        private final MapTransform transform;

        Move(MapTransform transform) {
            this.transform = transform;
        }

        @Override
        public void filter(CoordinateSequence ring, int index) {
            if (index > 0) {
                return;
            }
            double[] ordinates = new double[2 * ring.size()];
            for (int corner = 0; corner < ring.size(); corner++) {
                ordinates[2 * corner] = ring.getX(corner);
                ordinates[2 * corner + 1] = ring.getY(corner);
            }
            transform.move(ordinates);
            for (int corner = 0; corner < ring.size(); corner++) {
                ring.setOrdinate(corner, CoordinateSequence.X, ordinates[2 * corner]);
                ring.setOrdinate(corner, CoordinateSequence.Y, ordinates[2 * corner + 1]);
            }
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
