package org.fieldwarden.reporting.register;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.CaseEntry;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.casework.Extent;
import org.fieldwarden.reporting.casework.Signed;

/**
 * The cases of a register. Every step is one transaction that adds a line to the case's history; a step that was made on
 * a version that is no longer the last is refused, so nobody overwrites what somebody else has done meanwhile. Safe for
 * use by several threads; several programs may have the same file open.
 */
public final class CaseRegister implements AutoCloseable {

    private final Path file;
    private final Connection connection;

    private CaseRegister(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the cases of a register that is there.
     *
     * @throws UsageException where there is no such file
     * @throws InputDataException where the file is not a register
     */
    public static CaseRegister open(Path file) {
        Register.openExisting(file).close();
        try {
            Connection connection = RegisterFile.connectForWriting(file);
            if (RegisterExtract.is(connection)) {
                connection.close();
                throw new UsageException("The file " + file + " is an extract of a register, for looking at: name the"
                        + " register itself, which lies in the folder 'register' of the catalogue.");
            }
            SpatialFunctions.register(connection);
            connection.setAutoCommit(false);
            return new CaseRegister(file, connection);
        } catch (SQLException e) {
            throw RegisterFile.unusable(file, "open", e);
        }
    }

    /** All cases by number; leads that nobody has acted on are cases of version 0. */
    public synchronized List<CaseRecord> list() {
        return inTransaction("list cases", () -> CaseRows.list(connection));
    }

    /**
     * The case of that case number or change id.
     *
     * @throws UsageException where the register has none
     */
    public synchronized CaseRecord get(String reference) {
        return inTransaction("read case", () -> found(reference));
    }

    /** The history of a case, first line first. */
    public synchronized List<CaseEntry> history(ChangeId id) {
        return inTransaction("read history", () -> CaseRows.history(connection, id));
    }

    /** How much farmland screening saw a case take; empty where it does not know. */
    public synchronized Optional<SquareMetres> screenedFarmland(ChangeId id) {
        return inTransaction("read case", () -> CaseRows.farmland(connection, id));
    }

    /**
     * A step on a case.
     *
     * @param reference case number or change id
     * @param version that the step was thought out on; empty for whatever is the last one now
     */
    public record Step(String reference, OptionalInt version, CaseAction action, Signed signed) {}

    /**
     * Takes a step.
     *
     * @param change what the step makes of the case
     * @return the case afterwards
     * @throws UsageException where the step cannot follow, or somebody was faster
     */
    public synchronized CaseRecord take(Step step, UnaryOperator<CaseFile> change) {
        return inTransaction("store case", () -> {
            CaseRecord now = current(step);
            List<CaseEntry> history = CaseRows.history(connection, now.id());
            int parent = history.isEmpty() ? 0 : history.get(history.size() - 1).basis();
            int version = now.version() + 1;
            return append(
                    now,
                    new CaseEntry(version, version, parent, step.action(), step.signed(), change.apply(now.file())));
        });
    }

    /**
     * Takes the last step back; again, the one before it. The history keeps both.
     *
     * @return the case afterwards
     * @throws UsageException where nothing is left to take back, or somebody was faster
     */
    public synchronized CaseRecord undo(Step step) {
        return inTransaction("store case", () -> {
            CaseRecord now = current(step);
            List<CaseEntry> history = CaseRows.history(connection, now.id());
            int basis = history.isEmpty() ? 0 : history.get(history.size() - 1).basis();
            if (basis == 0) {
                throw new UsageException("Nothing is left to take back in case " + now.number() + ".");
            }
            int target = history.get(basis - 1).parent();
            CaseFile before = target == 0
                    ? CaseFile.unchecked(Extent.NONE)
                    : history.get(target - 1).after();
            int parent = target == 0 ? 0 : history.get(target - 1).parent();
            return append(
                    now, new CaseEntry(now.version() + 1, target, parent, CaseAction.UNDO, step.signed(), before));
        });
    }

    private CaseRecord append(CaseRecord now, CaseEntry entry) throws SQLException {
        CaseRows.append(connection, now.id(), entry);
        return found(now.id().value());
    }

    private CaseRecord current(Step step) throws SQLException {
        CaseRecord now = found(step.reference());
        if (step.version().isPresent() && step.version().getAsInt() != now.version()) {
            throw new UsageException("Case " + now.number() + " is at version " + now.version() + " by now, not "
                    + step.version().getAsInt() + ": somebody was faster. Look at it again with 'case show'.");
        }
        return now;
    }

    private CaseRecord found(String reference) throws SQLException {
        return CaseRows.find(connection, reference)
                .orElseThrow(() -> new UsageException("The register " + file + " has no case " + reference
                        + ": give a case number (图斑编号) or a change id out of 'case list'."));
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T inTransaction(String stage, Work<T> work) {
        try {
            try {
                T result = work.run();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw RegisterFile.unusable(file, stage, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw RegisterFile.unusable(file, "close", e);
        }
    }
}
