package org.fieldwarden.reporting.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * What a register says of one comparison, as a GeoPackage of its own: for looking at, not for deciding in. It is laid out
 * as a register and marked as an extract.
 */
final class RegisterExtract {

    private static final String MARK = "fieldwarden_extract";
    private static final String OF_PAIR = " WHERE baseline_flight = ? AND current_flight = ?";

    /** What belongs to a pair, by its flights or by its changes. */
    private static final List<String> BY_FLIGHTS = List.of("changes", "unobserved", "comparisons");

    private static final List<String> BY_CHANGES = List.of("findings", "case_history");

    private RegisterExtract() {}

    /** Writes the extract, replacing what was there. */
    static void write(Path register, CrsDefinition crs, Path target, FlightId baseline, FlightId current) {
        requireReplaceable(register, target);
        WholeFile.write(target, temporary -> {
            Files.deleteIfExists(temporary);
            Register.open(temporary, crs).close();
            try (Connection connection = RegisterFile.connect(temporary)) {
                SpatialFunctions.register(connection);
                GeoPackageSchema.run(
                        connection,
                        "ATTACH DATABASE ? AS source",
                        register.toAbsolutePath().toString());
                connection.setAutoCommit(false);
                fill(connection, baseline.value(), current.value());
                connection.commit();
            } catch (SQLException e) {
                throw RegisterFile.unusable(target, "extract", e);
            }
        });
    }

    /** A register in which people have decided is never written over, nor the source itself. */
    private static void requireReplaceable(Path register, Path target) {
        if (!Files.exists(target)) {
            return;
        }
        try {
            if (Files.isSameFile(register, target)) {
                throw new UsageException(
                        "The register " + register + " cannot be its own extract: name the same path in"
                                + " --register and --out, or another --out.");
            }
        } catch (IOException e) {
            throw new UsageException("Cannot look at " + target + " (" + e.getMessage() + ").");
        }
        try (Connection connection = RegisterFile.connectForReading(target)) {
            if (!is(connection) && hasCases(connection)) {
                throw new UsageException("The file " + target + " is a register in which people have decided cases;"
                        + " it is not written over. Go on with it by --register " + target
                        + ", or move it away and decide its cases again in " + register + ".");
            }
        } catch (SQLException e) {
            throw RegisterFile.unusable(target, "extract", e);
        }
    }

    private static boolean hasCases(Connection connection) throws SQLException {
        if (!hasTable(connection, "case_history")) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM case_history LIMIT 1")) {
            return row.next();
        }
    }

    private static void fill(Connection connection, String baseline, String current) throws SQLException {
        for (String table : BY_FLIGHTS) {
            copy(connection, table, OF_PAIR, baseline, current);
        }
        for (String table : BY_CHANGES) {
            copy(
                    connection,
                    table,
                    " WHERE change_id IN (SELECT change_id FROM source.changes" + OF_PAIR + ")",
                    baseline,
                    current);
        }
        copy(connection, "screening_basis", "");
        Register.updateContents(connection, GeoPackageSchema.CHANGES);
        Register.updateContents(connection, GeoPackageSchema.UNOBSERVED);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE " + MARK + " (baseline_flight TEXT NOT NULL, current_flight TEXT NOT NULL)");
        }
        GeoPackageSchema.run(connection, "INSERT INTO " + MARK + " VALUES (?, ?)", baseline, current);
    }

    /** A register that has grown from an older version has its columns in another order. */
    private static void copy(Connection connection, String table, String where, Object... values) throws SQLException {
        String columns = String.join(", ", columns(connection, table));
        GeoPackageSchema.run(
                connection,
                "INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM source." + table + where
                        + " ORDER BY fid",
                values);
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT name FROM pragma_table_info(?, 'main') WHERE name <> 'fid'")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        return columns;
    }

    /** Whether a file is an extract. */
    static boolean is(Connection connection) throws SQLException {
        return hasTable(connection, MARK);
    }

    private static boolean hasTable(Connection connection, String name) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table'")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
