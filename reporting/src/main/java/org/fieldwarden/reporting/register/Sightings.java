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
import java.util.Set;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.reporting.casework.CaseState;
import org.fieldwarden.reporting.casework.Verdict;
import org.fieldwarden.reporting.identity.Sighting;
import org.fieldwarden.reporting.identity.SightingKind;
import org.fieldwarden.reporting.identity.SightingRule;
import org.fieldwarden.reporting.identity.SightingRule.Course;
import org.fieldwarden.reporting.identity.SightingRule.Known;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;

/** Looks up which lead a change is of. What was said when a change first came is kept. */
final class Sightings {

    /** A lead is over that was last seen gone, was closed, or was found to be no change. */
    private static final String OVER = "(l.state = ? OR EXISTS (SELECT 1 FROM changes g WHERE g.lead_id = l.change_id"
            + " AND g.sighting = ? AND g.current_flight <> ?) OR (SELECT verdict FROM case_history h WHERE h.change_id ="
            + " l.change_id ORDER BY version DESC LIMIT 1) = ?)";

    private static final String NEAR = "SELECT c.*, " + OVER + " AS over FROM rtree_changes_geom r"
            + " JOIN changes c ON c.fid = r.id JOIN changes l ON l.change_id = coalesce(c.lead_id, c.change_id)"
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
            query.setString(1, CaseState.CLOSED.chinese());
            query.setString(2, SightingKind.GONE.code());
            query.setString(3, change.provenance().current().id().value());
            query.setString(4, Verdict.FALSE_CHANGE.code());
            query.setDouble(5, reach.getMinX());
            query.setDouble(6, reach.getMaxX());
            query.setDouble(7, reach.getMinY());
            query.setDouble(8, reach.getMaxY());
            query.setString(9, change.provenance().baseline().id().value());
            query.setString(10, change.provenance().current().id().value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String lead = row.getString("lead_id");
                    Change one = ChangeRows.change(row, crs);
                    known.add(new Known(
                            one,
                            lead == null ? one.id() : new ChangeId(lead),
                            row.getInt("over") == 0 ? Course.OPEN : Course.OVER));
                }
            }
        } catch (ParseException e) {
            throw new SQLException(e);
        }
        Optional<Sighting> sighting = SightingRule.of(change, known);
        return sighting.isPresent() && sighting.get().kind() == SightingKind.GONE
                ? Optional.of(goneOrShrunk(change, sighting.get().lead()))
                : sighting;
    }

    /** Gone is a lead only with all its pieces. */
    private Sighting goneOrShrunk(Change gone, ChangeId lead) throws SQLException {
        List<Change> pieces = ofLead(lead).stream()
                .filter(piece -> SightingRule.comes(piece.kind()))
                .toList();
        return new Sighting(lead, SightingRule.isWhole(gone, pieces) ? SightingKind.GONE : SightingKind.SHRUNK);
    }

    /** All changes of a lead. */
    private List<Change> ofLead(ChangeId lead) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM changes WHERE change_id = ? OR lead_id = ?")) {
            query.setString(1, lead.value());
            query.setString(2, lead.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    changes.add(ChangeRows.change(row, crs));
                }
            }
        } catch (ParseException e) {
            throw new SQLException(e);
        }
        return changes;
    }

    /**
     * Another model gives the same place another id. Where a comparison made again keeps a lead that it does not find,
     * because people have touched it or a later flight has seen it, what it finds there instead goes under that lead.
     *
     * @param found what the newest comparison found
     * @return whether anything was put together
     */
    boolean putTogether(FlightPair flights, Set<ChangeId> found) throws SQLException, ParseException {
        List<NumberedChange> all = ChangeRows.ofPair(
                connection, crs, flights.baseline().id(), flights.current().id());
        Map<ChangeId, Sighting> sightings = all(connection);
        List<NumberedChange> kept = all.stream()
                .filter(one -> !found.contains(one.change().id())
                        && !sightings.containsKey(one.change().id()))
                .toList();
        boolean changed = false;
        for (NumberedChange one : all) {
            ChangeId id = one.change().id();
            if (found.contains(id) && !sightings.containsKey(id) && !isLeadOfOthers(id)) {
                Optional<NumberedChange> same = kept.stream()
                        .filter(other -> SightingRule.isSamePlace(one.change(), other.change()))
                        .findFirst();
                if (same.isPresent()) {
                    changed = true;
                    put(id, same.get());
                }
            }
        }
        return changed;
    }

    private boolean isLeadOfOthers(ChangeId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM changes WHERE lead_id = ?" + " UNION SELECT 1 FROM case_history WHERE change_id = ?")) {
            query.setString(1, id.value());
            query.setString(2, id.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private void put(ChangeId id, NumberedChange lead) throws SQLException {
        GeoPackageSchema.run(
                connection,
                "UPDATE changes SET lead_id = ?, sighting = ?, lead_number = ?, case_number = NULL, state ="
                        + " (SELECT state FROM changes WHERE change_id = ?) WHERE change_id = ?",
                lead.change().id().value(),
                SightingKind.SEEN_AGAIN.code(),
                lead.number(),
                lead.change().id().value(),
                id.value());
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
