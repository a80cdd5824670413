package org.fieldwarden.reporting.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.Division;

/**
 * Gives case numbers (图斑编号): county code (6 digits), letters of the kind, year of the current flight (2 digits), running
 * number (5 digits), as in {@code 440222JZ2600017}. A number is given once and never used again; it needs a known
 * division and a known date.
 */
final class CaseNumbers {

    private static final int COUNTY_DIGITS = 6;

    private final Connection connection;
    private final Map<String, Integer> last = new HashMap<>();

    /** Numbers that follow on those in the register behind {@code connection}; for one transaction. */
    CaseNumbers(Connection connection) {
        this.connection = connection;
    }

    Optional<String> next(Change change) throws SQLException {
        AcquisitionDate seen = change.provenance().current().flownOn();
        if (!(change.place().locality() instanceof Division division) || !seen.isKnown()) {
            return Optional.empty();
        }
        String prefix = division.code().substring(0, COUNTY_DIGITS)
                + letters(change.kind())
                + seen.text().substring(2, 4);
        int number = (last.containsKey(prefix) ? last.get(prefix) : highestStored(prefix)) + 1;
        last.put(prefix, number);
        return Optional.of(String.format(Locale.ROOT, "%s%05d", prefix, number));
    }

    /** JZ is what counties use for buildings (建筑); the other letters are ours, the initials of the kind's name. */
    private static String letters(ChangeKind kind) {
        return switch (kind) {
            case BUILDING_APPEARED, BUILDING_DISAPPEARED, BUILDING_ALTERED -> "JZ";
            case GROUND_HARDENED -> "YH";
            case GROUND_BARED -> "KW";
            case WATER_APPEARED -> "WT";
            case WATER_DISAPPEARED -> "TT";
            case VEGETATION_RESTORED -> "FG";
            case COVER_ALTERED -> "QT";
        };
    }

    private int highestStored(String prefix) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT max(CAST(substr(case_number, ?) AS INTEGER)) FROM changes"
                        + " WHERE case_number > ? AND case_number < ?")) {
            query.setInt(1, prefix.length() + 1);
            query.setString(2, prefix);
            query.setString(3, prefix + ":");
            try (ResultSet result = query.executeQuery()) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }
}
