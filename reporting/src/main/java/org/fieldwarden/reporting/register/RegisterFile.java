package org.fieldwarden.reporting.register;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.StorageException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.files.WholeFile;
import org.sqlite.SQLiteConfig;

/** The file of a register: made, opened, checked, brought up to date, and what is said where it cannot be used. */
final class RegisterFile {

    private static final int SQLITE_BUSY = 5;
    private static final int BUSY_MILLIS = 60_000;
    /** Holds the indexes of some hundred thousand changes; ids come in no order, so every insert may touch any page. */
    private static final int CACHE_KIBIBYTES = 64 * 1024;

    private RegisterFile() {}

    /** Makes an empty register. */
    static void create(Path file, CrsDefinition crs) {
        WholeFile.write(file, temporary -> {
            Files.deleteIfExists(temporary);
            try (Connection connection = connect(temporary)) {
                connection.setAutoCommit(false);
                GeoPackageSchema.create(connection, crs);
                connection.commit();
            } catch (SQLException e) {
                throw unusable(file, "create", e);
            }
        });
    }

    /** The CRS that the register in a file is in. */
    static CrsDefinition crsOf(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "There is no register " + file + ": name the changes.gpkg of a run's output folder.");
        }
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT s.srs_name, s.srs_id, s.definition FROM"
                        + " gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id"
                        + " WHERE g.table_name = 'changes'")) {
            if (!row.next()) {
                throw new InputDataException(
                        file.toString(), "open register", "a GeoPackage without a layer of changes; name another");
            }
            return new CrsDefinition(CrsCode.epsg(row.getInt(2)), row.getString(1), row.getString(3));
        } catch (SQLException e) {
            throw unusable(file, "open", e);
        }
    }

    /** Two programs may open an old register at once: the second waits, and finds nothing left to do. */
    static void upgrade(Path file, Connection connection) throws SQLException {
        GeoPackageSchema.upgrade(connection);
        if (Migrations.version(connection) > Migrations.present()) {
            throw new UsageException("The register " + file + " was made by a newer Fieldwarden: use that one.");
        }
        if (Migrations.version(connection) < Migrations.present()) {
            try (Connection writer = connectForWriting(file)) {
                writer.setAutoCommit(false);
                Migrations.apply(writer);
                writer.commit();
            }
        }
    }

    static Connection connect(Path file) throws SQLException {
        return config().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    /** A connection whose transactions lock the file from their beginning: what they read stays true until they commit. */
    static Connection connectForWriting(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        // One file with nothing beside it: a bureau copies registers by hand.
        config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        return config;
    }

    /** Refuses what is no register, or one in another CRS. */
    static void requireRegister(Path file, CrsDefinition crs, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery("PRAGMA application_id")) {
            if (!id.next() || id.getInt(1) != GeoPackageSchema.APPLICATION_ID) {
                throw new InputDataException(
                        file.toString(), "open register", "not a GeoPackage; name another register file");
            }
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'changes'")) {
            try (ResultSet result = query.executeQuery()) {
                if (!result.next()) {
                    throw new InputDataException(
                            file.toString(), "open register", "a GeoPackage without a layer of changes; name another");
                }
                if (result.getInt(1) != crs.number()) {
                    throw new UsageException("The register " + file + " is in EPSG:" + result.getInt(1) + ", not in "
                            + crs.code() + ": name another register file for this CRS.");
                }
            }
        }
    }

    /** A connection that leaves the file as it is. */
    static Connection connectForReading(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    /** A file that another program has locked for a minute is in use, not damaged: that may be tried again. */
    static RuntimeException unusable(Path file, String stage, Exception cause) {
        if (cause instanceof SQLException locked && (locked.getErrorCode() & 0xff) == SQLITE_BUSY) {
            return new StorageException("The register " + file + " is in use by another program (" + stage
                    + "); try again when that has ended");
        }
        return new InputDataException(
                file.toString(), stage, "the register cannot be used: " + cause.getMessage(), cause);
    }
}
