package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.gpkg.GeoPackageGeometry;
import org.locationtech.jts.io.ParseException;

/** Rows of the table {@code unobserved}: the windows of one flight pair that could not be judged. */
final class UnobservedRows {

    private static final String COLUMNS = "geom, kind, area_m2, message, baseline_flight, current_flight";
    private static final int COLUMN_COUNT = 6;

    private UnobservedRows() {}

    /** Makes the register say exactly this of the pair. Returns whether the register changed. */
    static boolean replace(Connection connection, FlightPair flights, List<Object[]> rows) throws SQLException {
        String baseline = flights.baseline().id().value();
        String current = flights.current().id().value();
        if (Objects.deepEquals(stored(connection, baseline, current).toArray(), rows.toArray())) {
            return false;
        }
        GeoPackageSchema.run(
                connection,
                "DELETE FROM unobserved WHERE baseline_flight = ? AND current_flight = ?",
                baseline,
                current);
        for (Object[] row : rows) {
            GeoPackageSchema.run(connection, "INSERT INTO unobserved (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)", row);
        }
        return true;
    }

    static List<Object[]> of(FlightPair flights, PixelGrid grid, List<Issue> issues, int srsId) {
        return issues.stream()
                .sorted(Comparator.comparingInt((Issue issue) -> issue.window().row())
                        .thenComparingInt(issue -> issue.window().column())
                        .thenComparing(Issue::kind)
                        .thenComparing(Issue::message))
                .map(issue -> new Object[] {
                    GeoPackageGeometry.encode(grid.toMap(issue.window()), srsId),
                    issue.kind(),
                    issue.unobserved().value(),
                    issue.message(),
                    flights.baseline().id().value(),
                    flights.current().id().value()
                })
                .toList();
    }

    /** The windows of a pair, in their order in the file. */
    static List<UnobservedGround> list(Connection connection, FlightId baseline, FlightId current)
            throws SQLException, ParseException {
        List<UnobservedGround> windows = new ArrayList<>();
        for (Object[] row : stored(connection, baseline.value(), current.value())) {
            windows.add(new UnobservedGround(
                    (String) row[1],
                    GeoPackageGeometry.decode((byte[]) row[0]),
                    new SquareMetres(((Number) row[2]).doubleValue())));
        }
        return List.copyOf(windows);
    }

    private static List<Object[]> stored(Connection connection, String baseline, String current) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM unobserved WHERE baseline_flight = ? AND current_flight = ? ORDER BY fid")) {
            query.setString(1, baseline);
            query.setString(2, current);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    Object[] row = new Object[COLUMN_COUNT];
                    for (int index = 0; index < COLUMN_COUNT; index++) {
                        row[index] = result.getObject(index + 1);
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
