package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lays out an empty register: the tables that GeoPackage 1.3 (OGC 12-128r17) asks for, our two layers with their
 * R-trees, and the styles under which QGIS opens them.
 */
final class GeoPackageSchema {

    static final String CHANGES = "changes";
    static final String UNOBSERVED = "unobserved";

    /** "GPKG" in ASCII; GeoPackage readers look for it. */
    static final int APPLICATION_ID = 0x47504B47;

    private static final int USER_VERSION = 10300;

    private static final List<String> TABLES = List.of("""
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
              organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
              description TEXT)""", """
            CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
              identifier TEXT UNIQUE, description TEXT DEFAULT '',
              last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
              min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
              CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""", """
            CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
              geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
              CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
              CONSTRAINT uk_gc_table_name UNIQUE (table_name),
              CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
              CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""", """
            CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
              definition TEXT NOT NULL, scope TEXT NOT NULL,
              CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))""", """
            CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
              f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30),
              styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
              update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))""");

    private static final String UNOBSERVED_TABLE = """
            CREATE TABLE unobserved (fid INTEGER PRIMARY KEY NOT NULL, geom POLYGON NOT NULL, kind TEXT NOT NULL,
              area_m2 REAL NOT NULL, message TEXT NOT NULL, baseline_flight TEXT NOT NULL,
              current_flight TEXT NOT NULL)""";

    private GeoPackageSchema() {}

    static void create(Connection connection, CrsDefinition crs) throws SQLException {
        createLayer(connection, crs, CHANGES, changesTable());
        try (Statement statement = connection.createStatement()) {
            statement.execute(UNOBSERVED_TABLE);
        }
        addLayer(connection, UNOBSERVED, "未观测区域", crs.number());
        addStyle(connection, UNOBSERVED, QgisStyle.ofUnobserved());
        Migrations.apply(connection);
    }

    /** Makes a GeoPackage with one layer of changes in their style. */
    static void createLayer(Connection connection, CrsDefinition crs, String layer, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            statement.execute("PRAGMA user_version = " + USER_VERSION);
            for (String each : TABLES) {
                statement.execute(each);
            }
            statement.execute(table);
        }
        addReferenceSystems(connection, crs);
        addLayer(connection, layer, "疑似变化图斑（待核查线索）", crs.number());
        run(
                connection,
                "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)",
                "layer_styles",
                "layer_styles");
        addStyle(connection, layer, QgisStyle.ofChanges());
    }

    private static String changesTable() {
        return "CREATE TABLE changes (fid INTEGER PRIMARY KEY NOT NULL, geom POLYGON NOT NULL, "
                + ChangeColumn.ALL.stream().map(ChangeColumn::declaration).collect(Collectors.joining(", "))
                + ", case_number TEXT UNIQUE, state TEXT NOT NULL, outline_lonlat BLOB NOT NULL)";
    }

    /**
     * Gives a register of an older version the columns that came later, each with what it means for rows of that time. A
     * register that has them all is not touched.
     */
    static void upgrade(Connection connection) throws SQLException {
        Set<String> present = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("SELECT name FROM pragma_table_info('changes')")) {
            while (columns.next()) {
                present.add(columns.getString(1));
            }
        }
        for (ChangeColumn column : ChangeColumn.ALL) {
            if (!present.contains(column.column())) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("ALTER TABLE changes ADD COLUMN " + column.declaration());
                }
            }
        }
    }

    private static void addReferenceSystems(Connection connection, CrsDefinition crs) throws SQLException {
        String insert = "INSERT OR REPLACE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)";
        run(connection, insert, "Undefined Cartesian SRS", -1, "NONE", -1, "undefined");
        run(connection, insert, "Undefined geographic SRS", 0, "NONE", 0, "undefined");
        run(
                connection,
                insert,
                "WGS 84 geodetic",
                4326,
                "EPSG",
                4326,
                "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                        + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]");
        run(connection, insert, crs.name(), crs.number(), "EPSG", crs.number(), crs.wkt());
    }

    private static void addLayer(Connection connection, String table, String title, int srsId) throws SQLException {
        run(
                connection,
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)"
                        + " VALUES (?, 'features', ?, ?, ?)",
                table,
                table,
                title,
                srsId);
        run(connection, "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POLYGON', ?, 0, 0)", table, srsId);
        run(
                connection,
                "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index',"
                        + " 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
                table);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE rtree_" + table + "_geom USING rtree(id, minx, maxx, miny, maxy)");
            for (String trigger : RTREE_TRIGGERS) {
                statement.execute(trigger.replace("$t", table));
            }
        }
    }

    /**
     * The triggers of the extension "gpkg_rtree_index" for a table whose geometries are never empty or NULL, in the form
     * of GeoPackage 1.4, whose update trigger changes the entry instead of replacing it.
     */
    private static final List<String> RTREE_TRIGGERS = List.of("""
            CREATE TRIGGER rtree_$t_geom_insert AFTER INSERT ON $t
              WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
            BEGIN INSERT OR REPLACE INTO rtree_$t_geom VALUES
              (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END""", """
            CREATE TRIGGER rtree_$t_geom_update6 AFTER UPDATE OF geom ON $t
              WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
                AND (OLD.geom NOTNULL AND NOT ST_IsEmpty(OLD.geom))
            BEGIN UPDATE rtree_$t_geom SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom),
              miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid; END""", """
            CREATE TRIGGER rtree_$t_geom_update5 AFTER UPDATE ON $t
              WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
            BEGIN DELETE FROM rtree_$t_geom WHERE id = OLD.fid;
              INSERT OR REPLACE INTO rtree_$t_geom VALUES
              (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END""", """
            CREATE TRIGGER rtree_$t_geom_delete AFTER DELETE ON $t WHEN old.geom NOT NULL
            BEGIN DELETE FROM rtree_$t_geom WHERE id = OLD.fid; END""");

    private static void addStyle(Connection connection, String table, String qml) throws SQLException {
        run(
                connection,
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
                        + " styleQML, styleSLD, useAsDefault, description, owner)"
                        + " VALUES ('', '', ?, 'geom', 'fieldwarden', ?, '', 1, '', '')",
                table,
                qml);
    }

    static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        }
    }
}
