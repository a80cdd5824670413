package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Locality;
import org.fieldwarden.core.NuisanceReason;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.RegularOutline;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.gpkg.GeoPackageGeometry;
import org.fieldwarden.reporting.identity.Sighting;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Rows of the table {@code changes} and the changes they stand for. */
final class ChangeRows implements AutoCloseable {

    /** What nobody has looked at on the ground yet; only people move a lead to another state. */
    static final String UNCHECKED = "待核查";

    private static final String COLUMNS = ChangeColumn.ALL.stream()
            .map(ChangeColumn::column)
            .collect(Collectors.joining(", ", "geom, outline_lonlat, regular_geom, regular_fit_m, ", ""));

    private static final int CONTENT_COLUMNS = ChangeColumn.ALL.size() + 4;

    private final Connection connection;
    private final CrsDefinition crs;
    private final CaseNumbers numbers;
    private final Sightings sightings;
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement update;

    ChangeRows(Connection connection, CrsDefinition crs) throws SQLException {
        this.connection = connection;
        this.crs = crs;
        this.numbers = new CaseNumbers(connection);
        this.sightings = new Sightings(connection, crs);
        this.select = connection.prepareStatement("SELECT " + COLUMNS + " FROM changes WHERE change_id = ?");
        this.insert = connection.prepareStatement(
                "INSERT INTO changes (" + COLUMNS + ", state, case_number, lead_id, sighting,"
                        + " lead_number) VALUES (" + "?, ".repeat(CONTENT_COLUMNS + 4) + "?)");
        this.update = connection.prepareStatement("UPDATE changes SET (" + COLUMNS + ") = (?"
                + ", ?".repeat(CONTENT_COLUMNS - 1) + ") WHERE change_id = ?");
    }

    /** Stores a change; a row that already says the same is left alone. Returns whether the register changed. */
    boolean store(Change change) throws SQLException {
        List<Optional<Object>> content = content(change);
        select.setString(1, change.id().value());
        try (ResultSet row = select.executeQuery()) {
            if (row.next()) {
                return !says(row, content) && replace(change, content, sameGround(row, content));
            }
        }
        insert(change, content);
        return true;
    }

    /** A change of a lead that is known already goes under its number and in its state; any other gets its own. */
    private void insert(Change change, List<Optional<Object>> content) throws SQLException {
        Optional<Sighting> sighting = sightings.of(change);
        Optional<Sightings.Lead> lead = Optional.empty();
        if (sighting.isPresent()) {
            lead = Optional.of(sightings.lead(sighting.get().lead()));
        }
        Optional<Object> number =
                lead.isPresent() ? Optional.empty() : numbers.next(change).map(Object.class::cast);
        bind(insert, content);
        insert.setString(CONTENT_COLUMNS + 1, lead.map(Sightings.Lead::state).orElse(UNCHECKED));
        setOrNull(insert, CONTENT_COLUMNS + 2, number);
        setOrNull(insert, CONTENT_COLUMNS + 3, sighting.map(seen -> seen.lead().value()));
        setOrNull(insert, CONTENT_COLUMNS + 4, sighting.map(seen -> seen.kind().code()));
        setOrNull(insert, CONTENT_COLUMNS + 5, lead.map(Sightings.Lead::number));
        insert.executeUpdate();
    }

    private boolean replace(Change change, List<Optional<Object>> content, GroundOf row) throws SQLException {
        bind(update, content);
        update.setString(CONTENT_COLUMNS + 1, change.id().value());
        update.executeUpdate();
        if (row == GroundOf.ANOTHER) {
            // What was taken of the old outline is not what the new one takes.
            ScreeningRows.forget(connection, change.id().value());
        }
        return true;
    }

    /** Whether a row has the ground that a change has. */
    private enum GroundOf {
        THE_SAME,
        ANOTHER
    }

    private static GroundOf sameGround(ResultSet row, List<Optional<Object>> content) throws SQLException {
        return Objects.deepEquals(row.getObject(1), content.get(0).orElse(null)) ? GroundOf.THE_SAME : GroundOf.ANOTHER;
    }

    private List<Optional<Object>> content(Change change) {
        List<Optional<Object>> content = new ArrayList<>(CONTENT_COLUMNS);
        content.add(Optional.of(GeoPackageGeometry.encode(change.place().outline(), crs.number())));
        content.add(Optional.of(new WKBWriter(2).write(change.place().outlineLonLat())));
        Optional<RegularOutline> regular = change.place().regular();
        content.add(regular.map(made -> GeoPackageGeometry.encode(made.outline(), crs.number())));
        content.add(regular.map(RegularOutline::fitMetres));
        for (ChangeColumn column : ChangeColumn.ALL) {
            content.add(column.of(change));
        }
        return content;
    }

    private static boolean says(ResultSet row, List<Optional<Object>> content) throws SQLException {
        for (int index = 0; index < content.size(); index++) {
            if (!Objects.deepEquals(row.getObject(index + 1), content.get(index).orElse(null))) {
                return false;
            }
        }
        return true;
    }

    private static void bind(PreparedStatement statement, List<Optional<Object>> content) throws SQLException {
        for (int index = 0; index < content.size(); index++) {
            setOrNull(statement, index + 1, content.get(index));
        }
    }

    private static void setOrNull(PreparedStatement statement, int index, Optional<?> value) throws SQLException {
        if (value.isPresent()) {
            statement.setObject(index, value.get());
        } else {
            statement.setNull(index, Types.NULL);
        }
    }

    /**
     * Removes unchecked changes of a pair that are not among {@code found}, but none that people have ever acted on and no
     * lead that another comparison has seen again; says whether there were any.
     */
    static boolean withdraw(Connection connection, FlightPair flights, Set<ChangeId> found) throws SQLException {
        List<String> gone = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT change_id FROM changes WHERE baseline_flight = ? AND current_flight = ?"
                        + " AND (state = ? OR lead_id IS NOT NULL)"
                        + " AND change_id NOT IN (SELECT change_id FROM case_history)"
                        + " AND change_id NOT IN (SELECT lead_id FROM changes WHERE lead_id IS NOT NULL)")) {
            query.setString(1, flights.baseline().id().value());
            query.setString(2, flights.current().id().value());
            query.setString(3, UNCHECKED);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String id = rows.getString(1);
                    if (!found.contains(new ChangeId(id))) {
                        gone.add(id);
                    }
                }
            }
        }
        for (String id : gone) {
            ScreeningRows.forget(connection, id);
            GeoPackageSchema.run(connection, "DELETE FROM changes WHERE change_id = ?", id);
        }
        return !gone.isEmpty();
    }

    /** All changes with their numbers, largest first, then by id. */
    static List<NumberedChange> list(Connection connection, CrsDefinition crs) throws SQLException, ParseException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM changes ORDER BY area_m2 DESC, change_id")) {
            return numbered(query, crs);
        }
    }

    /** The changes that a comparison showed, largest first, then by id. */
    static List<NumberedChange> ofPair(Connection connection, CrsDefinition crs, FlightId baseline, FlightId current)
            throws SQLException, ParseException {
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM changes WHERE baseline_flight = ?"
                + " AND current_flight = ? ORDER BY area_m2 DESC, change_id")) {
            query.setString(1, baseline.value());
            query.setString(2, current.value());
            return numbered(query, crs);
        }
    }

    private static List<NumberedChange> numbered(PreparedStatement query, CrsDefinition crs)
            throws SQLException, ParseException {
        List<NumberedChange> changes = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                changes.add(numbered(row, crs));
            }
        }
        return List.copyOf(changes);
    }

    /** The changes whose outlines meet a window, with their numbers, largest first, then by id. */
    static List<NumberedChange> within(Connection connection, CrsDefinition crs, Envelope window)
            throws SQLException, ParseException {
        Geometry rectangle = new GeometryFactory().toGeometry(window);
        List<NumberedChange> changes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT changes.* FROM rtree_changes_geom"
                + " JOIN changes ON changes.fid = rtree_changes_geom.id"
                + " WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ? ORDER BY area_m2 DESC, change_id")) {
            query.setDouble(1, window.getMaxX());
            query.setDouble(2, window.getMinX());
            query.setDouble(3, window.getMaxY());
            query.setDouble(4, window.getMinY());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    NumberedChange found = numbered(row, crs);
                    if (rectangle.intersects(found.change().place().outline())) {
                        changes.add(found);
                    }
                }
            }
        }
        return List.copyOf(changes);
    }

    /** A row with the number of its lead. */
    static NumberedChange numbered(ResultSet row, CrsDefinition crs) throws SQLException, ParseException {
        Change change = change(row, crs);
        String own = row.getString("case_number");
        String ofLead = row.getString("lead_number");
        if (ofLead != null) {
            return new NumberedChange(change, ofLead);
        }
        return own == null ? NumberedChange.byId(change) : new NumberedChange(change, own);
    }

    /** The state of each change. */
    static Map<ChangeId, String> states(Connection connection) throws SQLException {
        Map<ChangeId, String> states = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT change_id, state FROM changes");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                states.put(new ChangeId(row.getString(1)), row.getString(2));
            }
        }
        return states;
    }

    static Change change(ResultSet row, CrsDefinition crs) throws SQLException, ParseException {
        ChangePlace place = new ChangePlace(
                crs.code(),
                GeoPackageGeometry.decode(row.getBytes("geom")),
                (Polygon) new WKBReader().read(row.getBytes("outline_lonlat")),
                new SquareMetres(row.getDouble("area_m2")),
                locality(row),
                regular(row));
        return new Change(
                new ChangeId(row.getString("change_id")),
                new ChangeClass(
                        LandCover.ofCode(row.getString("cover_from")), LandCover.ofCode(row.getString("cover_to"))),
                new Confidence(row.getDouble("confidence")),
                place,
                provenance(row),
                NuisanceReason.ofCode(row.getString("nuisance")));
    }

    private static Optional<RegularOutline> regular(ResultSet row) throws SQLException, ParseException {
        byte[] geometry = row.getBytes("regular_geom");
        return geometry == null
                ? Optional.empty()
                : Optional.of(new RegularOutline(GeoPackageGeometry.decode(geometry), row.getDouble("regular_fit_m")));
    }

    private static Locality locality(ResultSet row) throws SQLException {
        String code = row.getString("division_code");
        return code == null
                ? new GridCell(row.getString("locality"))
                : new Division(code, row.getString("county"), row.getString("township"), row.getString("village"));
    }

    private static Provenance provenance(ResultSet row) throws SQLException {
        return new Provenance(
                new FlightReference(
                        new FlightId(row.getString("baseline_flight")),
                        new AcquisitionDate(row.getString("last_absent"))),
                new FlightReference(
                        new FlightId(row.getString("current_flight")),
                        new AcquisitionDate(row.getString("first_seen"))),
                GroundSamplingDistance.ofMetres(row.getDouble("gsd_m")),
                row.getString("model_hash"),
                row.getDouble("residual_m"));
    }

    @Override
    public void close() throws SQLException {
        select.close();
        insert.close();
        update.close();
    }
}
