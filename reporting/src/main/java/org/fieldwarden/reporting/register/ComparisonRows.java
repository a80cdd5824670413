package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Envelope;

/** Rows of the table {@code comparisons}: which flights were compared, and on which ground. */
final class ComparisonRows {

    private ComparisonRows() {}

    /** Records the ground of a comparison; a row that says so already is left alone. */
    static void record(Connection connection, FlightPair flights, PixelGrid grid) throws SQLException {
        Envelope extent = grid.toMap(grid.window()).getEnvelopeInternal();
        GeoPackageSchema.run(
                connection,
                "INSERT INTO comparisons (baseline_flight, current_flight, compared_m2, baseline_flown, current_flown,"
                        + " min_x, min_y, max_x, max_y) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (baseline_flight, current_flight) DO UPDATE SET"
                        + " (compared_m2, baseline_flown, current_flown, min_x, min_y, max_x, max_y) ="
                        + " (excluded.compared_m2, excluded.baseline_flown, excluded.current_flown, excluded.min_x,"
                        + " excluded.min_y, excluded.max_x, excluded.max_y)"
                        + " WHERE (compared_m2, baseline_flown, current_flown, min_x, min_y, max_x, max_y) IS NOT"
                        + " (excluded.compared_m2, excluded.baseline_flown, excluded.current_flown, excluded.min_x,"
                        + " excluded.min_y, excluded.max_x, excluded.max_y)",
                flights.baseline().id().value(),
                flights.current().id().value(),
                grid.pixels() * grid.pixelAreaM2(),
                flights.baseline().flownOn().text(),
                flights.current().flownOn().text(),
                extent.getMinX(),
                extent.getMinY(),
                extent.getMaxX(),
                extent.getMaxY());
    }

    static Optional<SquareMetres> compared(Connection connection, FlightId baseline, FlightId current)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT compared_m2 FROM comparisons WHERE baseline_flight = ? AND current_flight = ?")) {
            query.setString(1, baseline.value());
            query.setString(2, current.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new SquareMetres(row.getDouble(1))) : Optional.empty();
            }
        }
    }

    /** All comparisons whose ground is known, oldest first. */
    static List<ComparedGround> list(Connection connection) throws SQLException {
        List<ComparedGround> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM comparisons WHERE min_x IS NOT NULL"
                        + " ORDER BY current_flown, baseline_flown, current_flight, baseline_flight");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(new ComparedGround(
                        flight(row, "baseline"),
                        flight(row, "current"),
                        new Envelope(
                                row.getDouble("min_x"),
                                row.getDouble("max_x"),
                                row.getDouble("min_y"),
                                row.getDouble("max_y")),
                        new SquareMetres(row.getDouble("compared_m2"))));
            }
        }
        return List.copyOf(all);
    }

    private static FlightReference flight(ResultSet row, String which) throws SQLException {
        return new FlightReference(
                new FlightId(row.getString(which + "_flight")), new AcquisitionDate(row.getString(which + "_flown")));
    }
}
