package org.fieldwarden.reporting.register;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.gpkg.GeoPackageGeometry;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.locationtech.jts.geom.Envelope;
import org.sqlite.SQLiteConfig;

/**
 * A selection of leads as a GeoPackage to hand on: one layer {@code leads} with the register's columns and style. It is no
 * register, has none of its tables and is refused where one is asked for: what people do with a lead stays in one place.
 */
public final class LeadGeoPackage {

    static final String LEADS = "leads";

    private static final List<String> COLUMNS = Stream.of(
                    Stream.of("geom", "case_number", "state"),
                    ChangeColumn.ALL.stream().map(ChangeColumn::column),
                    ScreeningColumn.values().stream().map(ScreeningColumn::column))
            .flatMap(names -> names)
            .toList();

    private static final String TABLE = Stream.of(
                    Stream.of("fid INTEGER PRIMARY KEY NOT NULL", "geom POLYGON NOT NULL", "case_number TEXT NOT NULL"),
                    Stream.of("state TEXT NOT NULL"),
                    ChangeColumn.ALL.stream().map(ChangeColumn::declaration),
                    ScreeningColumn.values().stream().map(column -> column.column() + " " + column.sqlType()))
            .flatMap(declarations -> declarations)
            .collect(Collectors.joining(", ", "CREATE TABLE " + LEADS + " (", ")"));

    private LeadGeoPackage() {}

    /**
     * Writes the file, replacing what was there.
     *
     * @param crs of every lead
     * @throws InputDataException where SQLite cannot write it
     */
    public static void write(Path target, List<NumberedChange> leads, Standing standing, CrsDefinition crs) {
        WholeFile.write(target, temporary -> {
            Files.deleteIfExists(temporary);
            try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + temporary)) {
                SpatialFunctions.register(connection);
                connection.setAutoCommit(false);
                GeoPackageSchema.createLayer(connection, crs, LEADS, TABLE);
                insert(connection, leads, standing, crs);
                recordBox(connection, leads);
                connection.commit();
            } catch (SQLException e) {
                throw new InputDataException(
                        target.toString(), "write GeoPackage", "cannot be written: " + e.getMessage(), e);
            }
        });
    }

    private static void insert(Connection connection, List<NumberedChange> leads, Standing standing, CrsDefinition crs)
            throws SQLException {
        String sql = "INSERT INTO " + LEADS + " (" + String.join(", ", COLUMNS) + ") VALUES (?"
                + ", ?".repeat(COLUMNS.size() - 1) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (NumberedChange lead : leads) {
                List<Optional<Object>> row = row(lead, standing, crs);
                for (int index = 0; index < row.size(); index++) {
                    statement.setObject(index + 1, row.get(index).orElse(null));
                }
                statement.executeUpdate();
            }
        }
    }

    private static void recordBox(Connection connection, List<NumberedChange> leads) throws SQLException {
        Envelope box = new Envelope();
        leads.forEach(
                lead -> box.expandToInclude(lead.change().place().outline().getEnvelopeInternal()));
        if (!box.isNull()) {
            GeoPackageSchema.run(
                    connection,
                    "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
                    box.getMinX(),
                    box.getMinY(),
                    box.getMaxX(),
                    box.getMaxY(),
                    LEADS);
        }
    }

    private static List<Optional<Object>> row(NumberedChange lead, Standing standing, CrsDefinition crs) {
        List<Optional<Object>> row = new ArrayList<>(COLUMNS.size());
        row.add(Optional.of(GeoPackageGeometry.encode(lead.change().place().outline(), crs.number())));
        row.add(Optional.of(lead.number()));
        row.add(Optional.of(standing.stateOf(lead.change().id())));
        for (ChangeColumn column : ChangeColumn.ALL) {
            row.add(column.of(lead.change()));
        }
        Optional<ScreenedChange> screened = standing.of(lead.change().id());
        for (ScreeningColumn column : ScreeningColumn.values()) {
            row.add(screened.flatMap(one -> Optional.ofNullable(column.value().apply(one))));
        }
        return row;
    }
}
