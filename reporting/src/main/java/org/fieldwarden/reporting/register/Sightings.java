package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.reporting.identity.Sighting;
import org.fieldwarden.reporting.identity.SightingKind;
import org.fieldwarden.reporting.identity.SightingRule;
import org.fieldwarden.reporting.identity.SightingRule.Known;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;

/** Looks up which lead a change is of. What was said when a change first came is kept. */
final class Sightings {

    private static final String NEAR = "SELECT c.* FROM rtree_changes_geom r JOIN changes c ON c.fid = r.id"
            + " WHERE r.maxx >= ? AND r.minx <= ? AND r.maxy >= ? AND r.miny <= ?"
            + " AND NOT (c.baseline_flight = ? AND c.current_flight = ?)";

    private final Connection connection;
    private final CrsDefinition crs;

    Sightings(Connection connection, CrsDefinition crs) {
        this.connection = connection;
        this.crs = crs;
    }

    /**
     * What a change takes over from its lead.
     *
     * @param number case number, or the lead's id where it has none
     */
    record Lead(String number, String state) {}

    /** The lead that a change is of; empty where it is a new one. */
    Optional<Sighting> of(Change change) throws SQLException {
        List<Known> known = new ArrayList<>();
        Envelope reach = change.place().outline().getEnvelopeInternal();
        reach.expandBy(SightingRule.REACH_METRES);
        try (PreparedStatement query = connection.prepareStatement(NEAR)) {
            query.setDouble(1, reach.getMinX());
            query.setDouble(2, reach.getMaxX());
            query.setDouble(3, reach.getMinY());
            query.setDouble(4, reach.getMaxY());
            query.setString(5, change.provenance().baseline().id().value());
            query.setString(6, change.provenance().current().id().value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String lead = row.getString("lead_id");
                    Change one = ChangeRows.change(row, crs);
                    known.add(new Known(one, lead == null ? one.id() : new ChangeId(lead)));
                }
            }
        } catch (ParseException e) {
            throw new SQLException(e);
        }
        return SightingRule.of(change, known);
    }

    Lead lead(ChangeId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT coalesce(case_number, change_id), state FROM changes WHERE change_id = ?")) {
            query.setString(1, id.value());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("A change is of a lead that the register does not hold: " + id);
                }
                return new Lead(row.getString(1), row.getString(2));
            }
        }
    }

    /** All changes that are of an earlier lead. */
    static Map<ChangeId, Sighting> all(Connection connection) throws SQLException {
        Map<ChangeId, Sighting> all = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT change_id, lead_id, sighting FROM changes WHERE lead_id IS NOT NULL");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.put(
                        new ChangeId(row.getString(1)),
                        new Sighting(new ChangeId(row.getString(2)), SightingKind.ofCode(row.getString(3))));
            }
        }
        return all;
    }
}
