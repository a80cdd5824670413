package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Brings a register of an older version to the present one, step by step. Steps only add; they are never changed once
 * they were shipped. Which have been taken stands in the table {@code fieldwarden_schema}; a register without it is of
 * version 1. GeoPackage's own {@code user_version} says which GeoPackage it is, and is left alone.
 */
final class Migrations {

    /** A step to a version. */
    private record Step(int version, String name, List<String> statements) {}

    private static final List<Step> STEPS = List.of(
            new Step(2, "screening and cases", List.of("""
            CREATE TABLE findings (fid INTEGER PRIMARY KEY NOT NULL, change_id TEXT NOT NULL, rule_id TEXT NOT NULL,
              suspicion TEXT NOT NULL, text_zh TEXT NOT NULL, text_en TEXT NOT NULL, certain_m2 REAL NOT NULL,
              possible_m2 REAL NOT NULL, layers TEXT NOT NULL, gaps TEXT NOT NULL, UNIQUE (change_id, rule_id))""", """
            CREATE TABLE screening_basis (fid INTEGER PRIMARY KEY NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL,
              date TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL, crs TEXT NOT NULL,
              features INTEGER NOT NULL, remarks TEXT NOT NULL)""", """
            CREATE TABLE comparisons (fid INTEGER PRIMARY KEY NOT NULL, baseline_flight TEXT NOT NULL,
              current_flight TEXT NOT NULL, compared_m2 REAL NOT NULL, UNIQUE (baseline_flight, current_flight))""", """
            CREATE TABLE case_history (fid INTEGER PRIMARY KEY NOT NULL, change_id TEXT NOT NULL,
              version INTEGER NOT NULL, basis INTEGER NOT NULL, parent INTEGER NOT NULL, action TEXT NOT NULL,
              who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, state TEXT NOT NULL, verdict TEXT,
              verdict_by TEXT, verdict_at TEXT, verdict_why TEXT, area_m2 REAL NOT NULL, farmland_m2 REAL,
              demolished_m2 REAL NOT NULL, demolished_farmland_m2 REAL NOT NULL, permitted_m2 REAL NOT NULL,
              permitted_farmland_m2 REAL NOT NULL, other_m2 REAL NOT NULL, other_farmland_m2 REAL NOT NULL,
              UNIQUE (change_id, version))""", """
            INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
              ('findings', 'attributes', 'findings', '疑似与存疑'),
              ('screening_basis', 'attributes', 'screening_basis', '筛查所用图层与规则'),
              ('comparisons', 'attributes', 'comparisons', '比对范围'),
              ('case_history', 'attributes', 'case_history', '办理经过')""")),
            new Step(
                    3,
                    "regular outlines of buildings",
                    List.of(
                            "ALTER TABLE changes ADD COLUMN regular_geom BLOB",
                            "ALTER TABLE changes ADD COLUMN regular_fit_m REAL",
                            """
            CREATE VIEW regular_outlines AS SELECT fid, regular_geom AS geom, change_id, kind, regular_fit_m
              FROM changes WHERE regular_geom IS NOT NULL""",
                            """
            INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
              SELECT 'regular_outlines', 'features', 'regular_outlines', '规则化建筑轮廓', srs_id
              FROM gpkg_contents WHERE table_name = 'changes'""",
                            """
            INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
              SELECT 'regular_outlines', 'geom', geometry_type_name, srs_id, z, m
              FROM gpkg_geometry_columns WHERE table_name = 'changes'""")),
            new Step(
                    4,
                    "one number across flights",
                    List.of(
                            "ALTER TABLE changes ADD COLUMN lead_id TEXT",
                            "ALTER TABLE changes ADD COLUMN sighting TEXT",
                            "ALTER TABLE changes ADD COLUMN lead_number TEXT",
                            "CREATE INDEX changes_lead ON changes (lead_id)",
                            "ALTER TABLE comparisons ADD COLUMN baseline_flown TEXT",
                            "ALTER TABLE comparisons ADD COLUMN current_flown TEXT",
                            "ALTER TABLE comparisons ADD COLUMN min_x REAL",
                            "ALTER TABLE comparisons ADD COLUMN min_y REAL",
                            "ALTER TABLE comparisons ADD COLUMN max_x REAL",
                            "ALTER TABLE comparisons ADD COLUMN max_y REAL")));

    private Migrations() {}

    /** Takes the steps that are missing; the connection must be in a transaction that no other writer shares. */
    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS fieldwarden_schema (version INTEGER PRIMARY KEY NOT NULL,"
                    + " name TEXT NOT NULL, applied TEXT NOT NULL)");
            int present = version(connection);
            for (Step step : STEPS) {
                if (step.version() > present) {
                    take(step, connection);
                }
            }
        }
    }

    /** The version of a register. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery(
                        "SELECT count(*) FROM sqlite_master WHERE name = 'fieldwarden_schema' AND type = 'table'")) {
            if (table.getInt(1) == 0) {
                return 1;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet highest = statement.executeQuery("SELECT max(version) FROM fieldwarden_schema")) {
            return Math.max(1, highest.getInt(1));
        }
    }

    /** The version that this program makes. */
    static int present() {
        return STEPS.get(STEPS.size() - 1).version();
    }

    private static void take(Step step, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : step.statements()) {
                statement.execute(sql);
            }
            if (step.version() == 2) {
                for (ScreeningColumn column : ScreeningColumn.ALL) {
                    statement.execute("ALTER TABLE changes ADD COLUMN " + column.column() + " " + column.sqlType());
                }
                GeoPackageSchema.run(
                        connection,
                        "UPDATE layer_styles SET styleQML = ? WHERE f_table_name = ? AND styleName = 'fieldwarden'",
                        QgisStyle.ofChanges(),
                        GeoPackageSchema.CHANGES);
            }
        }
        GeoPackageSchema.run(
                connection,
                "INSERT INTO fieldwarden_schema VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ','now'))",
                step.version(),
                step.name());
    }
}
