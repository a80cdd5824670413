package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.LayerVersion;
import org.fieldwarden.reporting.screening.Finding;
import org.fieldwarden.reporting.screening.LayerUse;
import org.fieldwarden.reporting.screening.Placement;
import org.fieldwarden.reporting.screening.Rule;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.ScreeningBasis;
import org.fieldwarden.reporting.screening.ScreeningDifference;
import org.fieldwarden.reporting.screening.Suspicion;
import org.fieldwarden.reporting.screening.Takings;

/** What screening says, in the columns of {@link ScreeningColumn} and the tables {@code findings} and {@code screening_basis}. */
final class ScreeningRows {

    private static final String LINE = "\n";
    private static final String RULES = "rules";
    private static final Map<LayerRole, String> AREA_COLUMNS = Map.of(
            LayerRole.FARMLAND, "farmland_m2",
            LayerRole.BASIC_FARMLAND, "basic_farmland_m2",
            LayerRole.RED_LINE, "red_line_m2",
            LayerRole.APPROVED, "approved_m2");

    private final Connection connection;
    private final Map<ChangeId, ScreenedChange> before;
    private final Map<String, String> numbers;
    private final List<String> appeared = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private int first;
    private int areas;
    private int screened;

    private ScreeningRows(Connection connection) throws SQLException {
        this.connection = connection;
        this.before = list(connection);
        this.numbers = numbers(connection);
    }

    /** Makes the register say this of these changes; ids that it does not hold are passed over. */
    static ScreeningDifference store(Connection connection, ScreeningBasis basis, List<ScreenedChange> changes)
            throws SQLException {
        ScreeningRows rows = new ScreeningRows(connection);
        String key = basis.key();
        for (ScreenedChange change : changes) {
            if (rows.numbers.containsKey(change.id().value())) {
                rows.store(change, key);
            }
        }
        if (!basis(connection).equals(Optional.of(basis))) {
            rows.replace(basis);
        }
        return new ScreeningDifference(rows.screened, rows.first, rows.areas, rows.appeared, rows.gone);
    }

    /** Forgets what was said of a change whose ground has changed or that is withdrawn. */
    static void forget(Connection connection, String changeId) throws SQLException {
        GeoPackageSchema.run(connection, "DELETE FROM findings WHERE change_id = ?", changeId);
        GeoPackageSchema.run(
                connection,
                "UPDATE changes SET "
                        + ScreeningColumn.ALL.stream()
                                .map(column -> column.column() + " = NULL")
                                .collect(Collectors.joining(", "))
                        + " WHERE change_id = ?",
                changeId);
    }

    private void store(ScreenedChange change, String key) throws SQLException {
        screened++;
        Optional<ScreenedChange> old = Optional.ofNullable(before.get(change.id()));
        if (old.isEmpty()) {
            first++;
        } else if (!old.get().takings().equals(change.takings())
                || !old.get().placement().equals(change.placement())) {
            areas++;
        }
        List<String> told = told(old.map(ScreenedChange::findings).orElse(List.of()), change.id());
        List<String> tells = told(change.findings(), change.id());
        tells.stream().filter(line -> !told.contains(line)).forEach(appeared::add);
        told.stream().filter(line -> !tells.contains(line)).forEach(gone::add);
        update(change, key);
        if (!old.map(ScreenedChange::findings).equals(Optional.of(change.findings()))) {
            GeoPackageSchema.run(
                    connection,
                    "DELETE FROM findings WHERE change_id = ?",
                    change.id().value());
            for (Finding finding : change.findings()) {
                insert(change.id(), finding);
            }
        }
    }

    private List<String> told(List<Finding> findings, ChangeId id) {
        return findings.stream()
                .map(finding -> numbers.get(id.value()) + " " + finding.rule() + " "
                        + finding.suspicion().chinese())
                .toList();
    }

    /** Updates the row only where it says something else, so that the same screening again changes no byte. */
    private void update(ScreenedChange change, String key) throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder set = new StringBuilder();
        StringBuilder differs = new StringBuilder();
        for (ScreeningColumn column : ScreeningColumn.values()) {
            Object value = column.value().apply(change);
            set.append(column.column()).append(value == null ? " = NULL, " : " = ?, ");
            differs.append(column.column()).append(value == null ? " IS NOT NULL OR " : " IS NOT ? OR ");
            if (value != null) {
                values.add(value);
            }
        }
        List<Object> bound = new ArrayList<>(values);
        bound.add(key);
        bound.add(change.id().value());
        bound.addAll(values);
        bound.add(key);
        GeoPackageSchema.run(
                connection,
                "UPDATE changes SET " + set + ScreeningColumn.KEY + " = ? WHERE change_id = ? AND (" + differs
                        + ScreeningColumn.KEY + " IS NOT ?)",
                bound.toArray());
    }

    private void insert(ChangeId id, Finding finding) throws SQLException {
        GeoPackageSchema.run(
                connection,
                "INSERT INTO findings (change_id, rule_id, suspicion, text_zh, text_en, certain_m2, possible_m2, layers,"
                        + " gaps) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                finding.rule(),
                finding.suspicion().code(),
                finding.text().chinese(),
                finding.text().english(),
                finding.measured().certain().value(),
                finding.measured().possible().value(),
                String.join(LINE, finding.basis().layers()),
                String.join(LINE, finding.basis().gaps()));
    }

    private void replace(ScreeningBasis basis) throws SQLException {
        String insert = "INSERT INTO screening_basis (role, name, date, version, sha256, file, crs, features, remarks)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        GeoPackageSchema.run(connection, "DELETE FROM screening_basis");
        GeoPackageSchema.run(connection, insert, RULES, basis.rules(), "", "", basis.rulesSha256(), "", "", 0, "");
        for (LayerUse layer : basis.layers()) {
            LayerVersion version = layer.version();
            GeoPackageSchema.run(
                    connection,
                    insert,
                    version.role().code(),
                    version.name(),
                    version.date(),
                    version.version(),
                    version.sha256(),
                    layer.file(),
                    layer.crs(),
                    layer.features(),
                    layer.remarks());
        }
    }

    /** What the register was last screened by; empty where it never was. */
    static Optional<ScreeningBasis> basis(Connection connection) throws SQLException {
        List<LayerUse> layers = new ArrayList<>();
        Optional<ScreeningBasis> rules = Optional.empty();
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM screening_basis ORDER BY fid");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                if (row.getString("role").equals(RULES)) {
                    rules = Optional.of(new ScreeningBasis(row.getString("name"), row.getString("sha256"), List.of()));
                } else {
                    layers.add(layer(row));
                }
            }
        }
        return rules.map(one -> new ScreeningBasis(one.rules(), one.rulesSha256(), layers));
    }

    private static LayerUse layer(ResultSet row) throws SQLException {
        return new LayerUse(
                new LayerVersion(
                        LayerRole.ofCode(row.getString("role"), "The register"),
                        row.getString("name"),
                        row.getString("date"),
                        row.getString("version"),
                        row.getString("sha256")),
                row.getString("file"),
                row.getString("crs"),
                row.getInt("features"),
                row.getString("remarks"));
    }

    /** All changes that have been screened. */
    static Map<ChangeId, ScreenedChange> list(Connection connection) throws SQLException {
        Map<String, List<Finding>> findings = findings(connection);
        Map<ChangeId, ScreenedChange> screened = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT * FROM changes WHERE " + ScreeningColumn.KEY + " IS NOT NULL ORDER BY fid");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ChangeId id = new ChangeId(row.getString("change_id"));
                screened.put(
                        id,
                        new ScreenedChange(
                                id, takings(row), placement(row), findings.getOrDefault(id.value(), List.of())));
            }
        }
        return screened;
    }

    private static Takings takings(ResultSet row) throws SQLException {
        Map<LayerRole, SquareMetres> areas = new EnumMap<>(LayerRole.class);
        for (Map.Entry<LayerRole, String> column : AREA_COLUMNS.entrySet()) {
            double area = row.getDouble(column.getValue());
            if (!row.wasNull()) {
                areas.put(column.getKey(), new SquareMetres(area));
            }
        }
        return new Takings(areas);
    }

    private static Placement placement(ResultSet row) throws SQLException {
        return new Placement(
                text(row, "layer_township"),
                text(row, "layer_village"),
                text(row, "parcel"),
                text(row, "grid_cell"),
                text(row, "grid_officer"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static Map<String, List<Finding>> findings(Connection connection) throws SQLException {
        Map<String, List<Finding>> findings = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM findings ORDER BY fid");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                findings.computeIfAbsent(row.getString("change_id"), id -> new ArrayList<>())
                        .add(new Finding(
                                row.getString("rule_id"),
                                new Rule.Text(row.getString("text_zh"), row.getString("text_en")),
                                Suspicion.ofCode(row.getString("suspicion")),
                                new Finding.Measured(
                                        new SquareMetres(row.getDouble("certain_m2")),
                                        new SquareMetres(row.getDouble("possible_m2"))),
                                new Finding.Basis(lines(row.getString("layers")), lines(row.getString("gaps")))));
            }
        }
        return findings;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(LINE));
    }

    private static Map<String, String> numbers(Connection connection) throws SQLException {
        Map<String, String> numbers = new HashMap<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT change_id, coalesce(case_number, change_id) FROM changes");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                numbers.put(row.getString(1), row.getString(2));
            }
        }
        return numbers;
    }
}
