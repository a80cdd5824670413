package org.fieldwarden.app.cli;

import java.util.concurrent.Callable;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.register.CaseRecord;
import org.fieldwarden.reporting.register.CaseRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Closes a case. */
@Command(name = "close", description = "Closes a case (销号):" + " nothing is left unrectified and review has ended.")
final class CaseCloseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CaseOptions options = new CaseOptions();

    @Override
    public Integer call() {
        try (CaseRegister cases = options.open()) {
            CaseRecord after = cases.take(options.step(CaseAction.CLOSE, options.signed()), CaseFile::close);
            new CaseTable(spec.commandLine().getOut()).printAfter(after);
            return 0;
        }
    }
}
