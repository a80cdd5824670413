package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.CaseEntry;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.casework.CaseState;
import org.fieldwarden.reporting.casework.Extent;
import org.fieldwarden.reporting.casework.Person;
import org.fieldwarden.reporting.casework.Rectification;
import org.fieldwarden.reporting.casework.Signed;
import org.fieldwarden.reporting.casework.SignedVerdict;
import org.fieldwarden.reporting.casework.Verdict;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code case_history}. A case stands as its last row says; no row is ever changed. */
final class CaseRows {

    private static final String COLUMNS = "change_id, version, basis, parent, action, who, at, why, state, verdict,"
            + " verdict_by, verdict_at, verdict_why, area_m2, farmland_m2, demolished_m2, demolished_farmland_m2,"
            + " permitted_m2, permitted_farmland_m2, other_m2, other_farmland_m2";

    /** A lead with the last row of its history, if it has any. What a later flight saw of it is no lead of its own. */
    private static final String CASES = "SELECT c.change_id AS id, coalesce(c.case_number, c.change_id) AS number,"
            + " c.kind_zh, coalesce(c.township, nullif(c.layer_township, ''), '') AS place_township,"
            + " coalesce(c.village, c.layer_village, '') AS place_village, c.area_m2 AS lead_m2,"
            + " c.farmland_m2 AS lead_farmland_m2, h.* FROM changes c LEFT JOIN case_history h"
            + " ON h.change_id = c.change_id AND h.version ="
            + " (SELECT max(version) FROM case_history WHERE change_id = c.change_id) WHERE c.lead_id IS NULL";

    private CaseRows() {}

    static List<CaseRecord> list(Connection connection) throws SQLException {
        return records(connection.prepareStatement(CASES + " ORDER BY number"));
    }

    /** The cases that people have acted on. */
    static Map<ChangeId, CaseFile> actedOn(Connection connection) throws SQLException {
        return list(connection).stream()
                .filter(one -> one.version() > 0)
                .collect(Collectors.toMap(CaseRecord::id, CaseRecord::file));
    }

    /** The lead of that case number or change id; the id may be that of a later change of the lead. */
    static Optional<CaseRecord> find(Connection connection, String reference) throws SQLException {
        PreparedStatement query = connection.prepareStatement(
                CASES
                        + " AND (c.case_number = ? OR c.change_id = coalesce((SELECT lead_id FROM changes WHERE change_id = ?), ?))");
        query.setString(1, reference);
        query.setString(2, reference);
        query.setString(3, reference);
        return records(query).stream().findFirst();
    }

    private static List<CaseRecord> records(PreparedStatement query) throws SQLException {
        List<CaseRecord> cases = new ArrayList<>();
        try (query;
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                int version = row.getInt("version");
                cases.add(new CaseRecord(
                        new ChangeId(row.getString("id")),
                        row.getString("number"),
                        Stream.of("kind_zh", "place_township", "place_village")
                                .map(column -> text(row, column))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(" ")),
                        row.getString("place_township"),
                        version,
                        standing(row)));
            }
        }
        return cases;
    }

    private static String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException("A column of our own query is missing: " + column, e);
        }
    }

    /** An undecided case has the ground that its lead has now; a decided one keeps what it was decided on. */
    private static CaseFile standing(ResultSet row) throws SQLException {
        return row.getInt("version") == 0 || row.getString("state").equals(ChangeRows.UNCHECKED)
                ? lead(row)
                : file(row);
    }

    private static CaseFile lead(ResultSet row) throws SQLException {
        double area = row.getDouble("lead_m2");
        return CaseFile.unchecked(new Extent(
                new SquareMetres(area), new SquareMetres(Math.min(area, row.getDouble("lead_farmland_m2")))));
    }

    /** How much farmland screening saw; empty where it does not know. */
    static Optional<SquareMetres> farmland(Connection connection, ChangeId id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT farmland_m2 FROM changes WHERE change_id = ?")) {
            query.setString(1, id.value());
            try (ResultSet row = query.executeQuery()) {
                double area = row.next() ? row.getDouble(1) : 0;
                return row.wasNull() ? Optional.empty() : Optional.of(new SquareMetres(area));
            }
        }
    }

    /** The history of a case, first line first. */
    static List<CaseEntry> history(Connection connection, ChangeId id) throws SQLException {
        List<CaseEntry> history = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM case_history WHERE change_id = ? ORDER BY version")) {
            query.setString(1, id.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    history.add(new CaseEntry(
                            row.getInt("version"),
                            row.getInt("basis"),
                            row.getInt("parent"),
                            CaseAction.valueOf(row.getString("action")),
                            signed(row, "who", "at", "why"),
                            file(row)));
                }
            }
        }
        return history;
    }

    /** Adds a line, and brings the lead's state, in all its changes, to what it says. */
    static void append(Connection connection, ChangeId id, CaseEntry entry) throws SQLException {
        CaseFile file = entry.after();
        List<@Nullable Object> values = new ArrayList<>(List.of(
                id.value(),
                entry.version(),
                entry.basis(),
                entry.parent(),
                entry.action().name(),
                entry.signed().who().name(),
                entry.signed().when().toString(),
                entry.signed().why(),
                file.state().chinese()));
        @Nullable SignedVerdict verdict = file.verdict().orElse(null);
        values.add(verdict == null ? null : verdict.verdict().code());
        values.add(verdict == null ? null : verdict.signed().who().name());
        values.add(verdict == null ? null : verdict.signed().when().toString());
        values.add(verdict == null ? null : verdict.signed().why());
        add(values, file.extent());
        for (Rectification way : Rectification.values()) {
            add(values, file.rectified().getOrDefault(way, Extent.NONE));
        }
        GeoPackageSchema.run(
                connection,
                "INSERT INTO case_history (" + COLUMNS + ") VALUES (?" + ", ?".repeat(values.size() - 1) + ")",
                values.toArray());
        GeoPackageSchema.run(
                connection,
                "UPDATE changes SET state = ? WHERE change_id = ? OR lead_id = ?",
                file.state().chinese(),
                id.value(),
                id.value());
    }

    private static void add(List<@Nullable Object> values, Extent extent) {
        values.add(extent.area().value());
        values.add(extent.farmland().value());
    }

    private static CaseFile file(ResultSet row) throws SQLException {
        String code = row.getString("verdict");
        Map<Rectification, Extent> rectified = new EnumMap<>(Rectification.class);
        for (Rectification way : Rectification.values()) {
            rectified.put(way, extent(row, way.code() + "_m2", way.code() + "_farmland_m2"));
        }
        return new CaseFile(
                CaseState.ofChinese(row.getString("state")),
                code == null
                        ? Optional.empty()
                        : Optional.of(new SignedVerdict(
                                Verdict.ofCode(code), signed(row, "verdict_by", "verdict_at", "verdict_why"))),
                extent(row, "area_m2", "farmland_m2"),
                rectified);
    }

    private static Extent extent(ResultSet row, String area, String farmland) throws SQLException {
        return new Extent(new SquareMetres(row.getDouble(area)), new SquareMetres(row.getDouble(farmland)));
    }

    private static Signed signed(ResultSet row, String who, String when, String why) throws SQLException {
        return new Signed(new Person(row.getString(who)), Instant.parse(row.getString(when)), row.getString(why));
    }
}
