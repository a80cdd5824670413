package org.fieldwarden.reporting.register;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.identity.LaterFlight;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.ScreeningBasis;
import org.fieldwarden.reporting.screening.ScreeningDifference;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;

/**
 * The register of changes: one GeoPackage file (OGC 12-128r17) with the layers {@code changes} and {@code unobserved}
 * in one projected CRS, x = easting, y = northing. It opens in QGIS with its style.
 *
 * <p>Everything that is stored replaces what was stored under the same name; storing the same again leaves every byte of
 * the file as it was. Case number and state of a change are set when it first comes and not touched afterwards. The
 * file never has side files once {@link #close} has returned. Safe for use by several threads; one writer per file.
 */
public final class Register implements AutoCloseable {

    private final Path file;
    private final CrsDefinition crs;
    private final Connection connection;
    private final Kind kind;
    private boolean held;

    /** What may be done with the file. */
    private enum Kind {
        REGISTER,
        EXTRACT
    }

    private Register(Path file, CrsDefinition crs, Connection connection, Kind kind) {
        this.file = file;
        this.crs = crs;
        this.connection = connection;
        this.kind = kind;
    }

    /**
     * Opens a register, or makes an empty one where there is no file. An extract can be read and not written.
     *
     * @throws UsageException where the file is a register in another CRS or the folder cannot be written
     * @throws InputDataException where the file is not a register
     */
    public static Register open(Path file, CrsDefinition crs) {
        if (!Files.exists(file)) {
            RegisterFile.create(file, crs);
        }
        try {
            Connection connection = RegisterFile.connect(file);
            try {
                RegisterFile.requireRegister(file, crs, connection);
                RegisterFile.upgrade(file, connection);
                SpatialFunctions.register(connection);
                Kind kind = RegisterExtract.is(connection) ? Kind.EXTRACT : Kind.REGISTER;
                connection.setAutoCommit(false);
                return new Register(file, crs, connection, kind);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw RegisterFile.unusable(file, "open", e);
        }
    }

    /**
     * Opens a register that is there, in whatever CRS it is.
     *
     * @throws UsageException where there is no such file
     * @throws InputDataException where the file is not a register
     */
    public static Register openExisting(Path file) {
        return open(file, RegisterFile.crsOf(file));
    }

    /** The CRS of everything in this register, with its name and text. */
    public CrsDefinition crsDefinition() {
        return crs;
    }

    /** The CRS of everything in this register. */
    public CrsCode crs() {
        return crs.code();
    }

    /**
     * Stores changes in one transaction: new ones are added, known ones brought up to date.
     *
     * @throws UsageException where a change is in another CRS than the register; nothing is stored then
     */
    public synchronized void accept(List<Change> changes) {
        for (Change change : changes) {
            requireCrs(change.place().crs(), "Change " + change.id());
        }
        inTransaction("store changes", GeoPackageSchema.CHANGES, () -> {
            boolean changed = false;
            try (ChangeRows rows = new ChangeRows(connection, crs)) {
                for (Change change : inListOrder(changes)) {
                    changed |= rows.store(change);
                }
            }
            return changed;
        });
    }

    /**
     * Records which ground of a flight pair could not be judged, in place of what was recorded of this pair before.
     *
     * @param grid working grid that the issues' windows refer to
     */
    public synchronized void recordUnobserved(FlightPair flights, PixelGrid grid, List<Issue> issues) {
        requireCrs(grid.crs(), "The working grid");
        List<Object[]> rows = UnobservedRows.of(flights, grid, issues, crs.number());
        inTransaction("store unobserved ground", GeoPackageSchema.UNOBSERVED, () -> {
            ComparisonRows.record(connection, flights, grid);
            return UnobservedRows.replace(connection, flights, rows);
        });
    }

    /** How much ground the comparison of two flights covered, planar; empty where an older version made the register. */
    public synchronized Optional<SquareMetres> compared(FlightId baseline, FlightId current) {
        return reading("list comparisons", () -> ComparisonRows.compared(connection, baseline, current));
    }

    /**
     * Takes back leads of a flight pair that a newer comparison of the same two flights no longer finds. Only what
     * nobody has looked at yet goes; a lead that people have touched, or another flight has seen, stays, and what is found
     * in its place goes under its number.
     *
     * @param found ids of the changes that the newest comparison found
     */
    public synchronized void withdrawUnchecked(FlightPair flights, Set<ChangeId> found) {
        inTransaction("withdraw leads", GeoPackageSchema.CHANGES, () -> {
            boolean withdrawn = ChangeRows.withdraw(connection, flights, found);
            try {
                return new Sightings(connection, crs).putTogether(flights, found) || withdrawn;
            } catch (ParseException e) {
                throw new SQLException(e);
            }
        });
    }

    /** All changes, largest first, then by id. */
    public List<Change> list() {
        return listNumbered().stream().map(NumberedChange::change).toList();
    }

    /** All changes with the numbers people know them by, largest first, then by id. */
    public synchronized List<NumberedChange> listNumbered() {
        return reading("list changes", () -> ChangeRows.list(connection, crs));
    }

    /**
     * The changes whose outlines meet a window of the map, largest first, then by id. Quick in a register of any size: the
     * R-tree finds them.
     *
     * @param window x = easting, y = northing, in the register's CRS, metres
     */
    public synchronized List<NumberedChange> within(Envelope window) {
        return reading("find changes", () -> ChangeRows.within(connection, crs, window));
    }

    /** The changes that the comparison of two flights showed, with their numbers, largest first, then by id. */
    public synchronized List<NumberedChange> listNumbered(FlightId baseline, FlightId current) {
        return reading("list changes", () -> ChangeRows.ofPair(connection, crs, baseline, current));
    }

    /**
     * Stores what screening says, in place of what it said of these changes before. The same again changes no byte.
     *
     * @return what is different now
     */
    public synchronized ScreeningDifference recordScreening(ScreeningBasis basis, List<ScreenedChange> changes) {
        List<ScreeningDifference> difference = new ArrayList<>();
        inTransaction("store screening", GeoPackageSchema.CHANGES, () -> {
            difference.add(ScreeningRows.store(connection, basis, changes));
            return !difference.get(0).isNone();
        });
        return difference.get(0);
    }

    /** What screening and people have said of the changes so far. */
    public synchronized Standing standing() {
        return reading(
                "list findings",
                () -> new Standing(
                        ScreeningRows.basis(connection),
                        ScreeningRows.list(connection),
                        ChangeRows.states(connection),
                        CaseRows.actedOn(connection),
                        Sightings.all(connection)));
    }

    /**
     * Writes what this register says of one comparison as a GeoPackage of its own, with the numbers and states of this
     * one. Cases are not decided in it.
     */
    public synchronized void extract(FlightPair flights, Path target) {
        RegisterExtract.write(
                file, crs, target, flights.baseline().id(), flights.current().id());
    }

    /** All comparisons that the register knows the ground of, by their current and then their baseline flights' days. */
    public synchronized List<ComparedGround> listCompared() {
        return reading("list comparisons", () -> ComparisonRows.list(connection));
    }

    /**
     * What comparisons that ended after a lead was first seen say of it, oldest first. Comparisons that an older version
     * recorded without their ground are not among them.
     *
     * @param lead a lead, or a later change of one
     * @throws UsageException where the register has no such change
     */
    public synchronized List<LaterFlight> laterFlights(ChangeId lead) {
        return reading("read history", () -> new LeadHistory(connection, crs).of(lead));
    }

    /** The ground that the comparison of two flights could not judge. */
    public synchronized List<UnobservedGround> listUnobserved(FlightId baseline, FlightId current) {
        return reading("list unobserved ground", () -> UnobservedRows.list(connection, baseline, current));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw RegisterFile.unusable(file, "close", e);
        }
    }

    /**
     * Reads several things as they are at one moment: whoever writes meanwhile waits.
     *
     * @param work that only reads
     */
    public synchronized <T> T atOneMoment(Supplier<T> work) {
        held = true;
        try {
            return work.get();
        } finally {
            held = false;
            reading("end reading", () -> true);
        }
    }

    /** Work that only reads. */
    @FunctionalInterface
    private interface Reading<T> {
        T run() throws SQLException, ParseException;
    }

    private <T> T reading(String stage, Reading<T> work) {
        try {
            T result = work.run();
            if (!held) {
                connection.commit();
            }
            return result;
        } catch (SQLException | ParseException e) {
            throw RegisterFile.unusable(file, stage, e);
        }
    }

    /** Work on the register; says whether it changed anything. */
    @FunctionalInterface
    private interface Work {
        boolean run() throws SQLException;
    }

    private void inTransaction(String stage, String layer, Work work) {
        if (kind == Kind.EXTRACT) {
            throw new UsageException("The file " + file + " is an extract of a register, for looking at: name the"
                    + " register itself, which lies in the folder 'register' of the catalogue.");
        }
        try {
            try {
                // Begun by reading it would be refused at once where somebody else writes; begun by writing it waits.
                GeoPackageSchema.run(connection, "UPDATE gpkg_contents SET data_type = data_type WHERE 0");
                if (work.run()) {
                    updateContents(connection, layer);
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw RegisterFile.unusable(file, stage, e);
        }
    }

    static void updateContents(Connection connection, String layer) throws SQLException {
        GeoPackageSchema.run(
                connection,
                "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'),"
                        + " (min_x, min_y, max_x, max_y) ="
                        + " (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_"
                        + layer + "_geom) WHERE table_name = ?",
                layer);
    }

    private void requireCrs(CrsCode found, String what) {
        if (!found.equals(crs.code())) {
            throw new UsageException(what + " is in " + found + " but the register " + file + " is in " + crs.code()
                    + ": keep one register per CRS.");
        }
    }

    /**
     * The same changes get the same case numbers in whatever order they come, and those of earlier flights first; of two
     * with one id the last counts.
     */
    private static Collection<Change> inListOrder(List<Change> changes) {
        Map<ChangeId, Change> byId = new LinkedHashMap<>();
        changes.forEach(change -> byId.put(change.id(), change));
        return byId.values().stream()
                .sorted(Comparator.comparing((Change change) ->
                                change.provenance().current().flownOn().text())
                        .thenComparing(Comparator.comparing(Change::area).reversed())
                        .thenComparing(Change::id))
                .toList();
    }
}
