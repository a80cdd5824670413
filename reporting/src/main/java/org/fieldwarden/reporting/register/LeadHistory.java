package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.identity.LaterFlight;
import org.fieldwarden.reporting.identity.LaterFlight.Outcome;
import org.fieldwarden.reporting.identity.SightingKind;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** What comparisons that ended after a lead was first seen say of it. */
final class LeadHistory {

    private static final double UNOBSERVED_FROM = 0.5;

    private final Connection connection;
    private final CrsDefinition crs;

    LeadHistory(Connection connection, CrsDefinition crs) {
        this.connection = connection;
        this.crs = crs;
    }

    /** A change of the lead, and what it says; empty for the first one. */
    private record Seen(Change change, Optional<SightingKind> kind) {}

    List<LaterFlight> of(ChangeId id) throws SQLException, ParseException {
        List<Seen> changes = changes(id);
        Change first = changes.stream()
                .filter(seen -> seen.kind().isEmpty())
                .findFirst()
                .orElseThrow(() -> new UsageException("The register has no change " + id + "."))
                .change();
        List<LaterFlight> later = new ArrayList<>();
        for (ComparedGround compared : ComparisonRows.list(connection)) {
            if (isLater(compared, first)) {
                later.add(said(compared, first, changes));
            }
        }
        return List.copyOf(later);
    }

    private List<Seen> changes(ChangeId id) throws SQLException, ParseException {
        List<Seen> changes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("WITH l (id) AS"
                + " (SELECT coalesce(lead_id, change_id) FROM changes WHERE change_id = ?)"
                + " SELECT c.* FROM changes c JOIN l ON c.change_id = l.id OR c.lead_id = l.id"
                + " ORDER BY c.area_m2 DESC, c.change_id")) {
            query.setString(1, id.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    changes.add(new Seen(
                            ChangeRows.change(row, crs),
                            Optional.ofNullable(row.getString("sighting")).map(SightingKind::ofCode)));
                }
            }
        }
        return changes;
    }

    /** Of another comparison over the lead's ground that ended no earlier than the one that first showed it. */
    private static boolean isLater(ComparedGround compared, Change first) {
        var shown = first.provenance();
        boolean another = !compared.baseline().id().equals(shown.baseline().id())
                || !compared.current().id().equals(shown.current().id());
        boolean dated = compared.baseline().flownOn().isKnown()
                && compared.current().flownOn().isKnown()
                && shown.current().flownOn().isKnown();
        return another
                && dated
                && compared.current()
                                .flownOn()
                                .text()
                                .compareTo(shown.current().flownOn().text())
                        >= 0
                && compared.extent()
                        .contains(first.place().outline().getInteriorPoint().getCoordinate());
    }

    /** Of several changes of the lead in one comparison, what went counts before what came. */
    private LaterFlight said(ComparedGround compared, Change first, List<Seen> changes)
            throws SQLException, ParseException {
        Optional<Seen> seen = changes.stream()
                .filter(one -> one.kind().isPresent() && isOf(compared, one.change()))
                .max(Comparator.comparing(
                        one -> Outcome.of(one.kind().orElseThrow()).proposesRemoval()));
        if (seen.isPresent()) {
            return later(compared, Outcome.of(seen.get().kind().orElseThrow()), seen.map(Seen::change));
        }
        Optional<Change> other = otherOn(compared, first);
        return other.isPresent()
                ? later(compared, Outcome.OTHER_CHANGE, other)
                : later(compared, unseen(compared, first), Optional.empty());
    }

    private static boolean isOf(ComparedGround compared, Change change) {
        return change.provenance().baseline().id().equals(compared.baseline().id())
                && change.provenance().current().id().equals(compared.current().id());
    }

    private static LaterFlight later(ComparedGround compared, Outcome outcome, Optional<Change> change) {
        return new LaterFlight(compared.baseline(), compared.current(), outcome, change);
    }

    /** The largest other change of a comparison on the lead's ground. */
    private Optional<Change> otherOn(ComparedGround compared, Change first) throws SQLException, ParseException {
        Polygon outline = first.place().outline();
        return ChangeRows.within(connection, crs, outline.getEnvelopeInternal()).stream()
                .map(NumberedChange::change)
                .filter(change -> isOf(compared, change)
                        && change.place().outline().intersection(outline).getArea() > 0)
                .findFirst();
    }

    private Outcome unseen(ComparedGround compared, Change first) throws SQLException, ParseException {
        Polygon outline = first.place().outline();
        List<Geometry> windows = new ArrayList<>();
        for (UnobservedGround window : UnobservedRows.list(
                connection, compared.baseline().id(), compared.current().id())) {
            if (window.outline().intersects(outline)) {
                windows.add(window.outline());
            }
        }
        if (!windows.isEmpty()) {
            double hidden = OverlayNGRobust.union(windows).intersection(outline).getArea();
            if (hidden >= UNOBSERVED_FROM * outline.getArea()) {
                return Outcome.UNOBSERVED;
            }
        }
        String seen = first.provenance().current().flownOn().text();
        return compared.baseline().flownOn().text().compareTo(seen) >= 0 ? Outcome.UNCHANGED : Outcome.NOT_FOUND;
    }
}
