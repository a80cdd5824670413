package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.casework.CaseState;
import org.fieldwarden.reporting.register.CaseRecord;
import org.fieldwarden.reporting.register.CaseRegister;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists cases and their sums. */
@Command(name = "list", description = "Lists the cases of a register, and the sums of those found illegal.")
final class CaseListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final RegisterOption register = new RegisterOption();

    @Option(names = "--state", paramLabel = "STATE", description = "Only cases in this state, for example 整改中.")
    private @Nullable String state;

    @Override
    public Integer call() {
        requireState();
        PrintWriter out = spec.commandLine().getOut();
        try (CaseRegister cases = register.open()) {
            List<CaseRecord> all = cases.list();
            CaseTable table = new CaseTable(out);
            all.stream()
                    .filter(one -> state == null || one.file().state().chinese().equals(state))
                    .forEach(table::printLine);
            table.printSums(all);
            return 0;
        }
    }

    private void requireState() {
        if (state != null
                && Arrays.stream(CaseState.values())
                        .noneMatch(one -> one.chinese().equals(state))) {
            throw new UsageException("There is no state '" + state + "'; states are "
                    + Arrays.stream(CaseState.values()).map(CaseState::chinese).collect(Collectors.joining(", "))
                    + ".");
        }
    }
}
