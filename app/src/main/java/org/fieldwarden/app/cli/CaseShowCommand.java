package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.fieldwarden.reporting.register.CaseRecord;
import org.fieldwarden.reporting.register.CaseRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows a case and its history. */
@Command(name = "show", description = "Shows a case, how it stands and everything that was done with it.")
final class CaseShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CaseReference which = new CaseReference();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (CaseRegister cases = which.open()) {
            CaseRecord record = cases.get(which.reference());
            new CaseTable(out).printWhole(record, cases.history(record.id()));
            return 0;
        }
    }
}
