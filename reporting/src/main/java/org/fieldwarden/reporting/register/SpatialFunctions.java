package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.SQLException;
import org.fieldwarden.reporting.gpkg.GeoPackageGeometry;
import org.fieldwarden.reporting.gpkg.GeoPackageGeometry.Bound;
import org.locationtech.jts.io.ParseException;
import org.sqlite.Function;

/** The SQL functions that GeoPackage's R-tree triggers call and that plain SQLite does not have. */
final class SpatialFunctions {

    private SpatialFunctions() {}

    static void register(Connection connection) throws SQLException {
        Function.create(connection, "ST_MinX", new BoundFunction(Bound.MIN_X));
        Function.create(connection, "ST_MaxX", new BoundFunction(Bound.MAX_X));
        Function.create(connection, "ST_MinY", new BoundFunction(Bound.MIN_Y));
        Function.create(connection, "ST_MaxY", new BoundFunction(Bound.MAX_Y));
        Function.create(connection, "ST_IsEmpty", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(GeoPackageGeometry.isEmpty(value_blob(0)) ? 1 : 0);
            }
        });
    }

    private static final class BoundFunction extends Function {
        private final Bound bound;

        BoundFunction(Bound bound) {
            this.bound = bound;
        }

        @Override
        protected void xFunc() throws SQLException {
            try {
                result(GeoPackageGeometry.bound(value_blob(0), bound));
            } catch (ParseException e) {
                throw new SQLException(e);
            }
        }
    }
}
