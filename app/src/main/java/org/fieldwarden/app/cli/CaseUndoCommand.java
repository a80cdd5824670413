package org.fieldwarden.app.cli;

import java.util.concurrent.Callable;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.register.CaseRecord;
import org.fieldwarden.reporting.register.CaseRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes the last step back. */
@Command(
        name = "undo",
        description = "Takes the last step of a case back;" + " again, the one before it. The history keeps both.")
final class CaseUndoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CaseOptions options = new CaseOptions();

    @Override
    public Integer call() {
        try (CaseRegister cases = options.open()) {
            CaseRecord after = cases.undo(options.step(CaseAction.UNDO, options.signed()));
            new CaseTable(spec.commandLine().getOut()).printAfter(after);
            return 0;
        }
    }
}
