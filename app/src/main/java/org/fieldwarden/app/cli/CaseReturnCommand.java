package org.fieldwarden.app.cli;

import java.util.concurrent.Callable;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.register.CaseRecord;
import org.fieldwarden.reporting.register.CaseRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends a case back to the beginning. */
@Command(
        name = "return",
        description = "Sends a case back to 待核查, from wherever it stands;"
                + " its verdict is withdrawn and stays in the history.")
final class CaseReturnCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CaseOptions options = new CaseOptions();

    /** Why a case goes back. */
    enum Ground {
        RETURNED,
        OBJECTED
    }

    @Option(
            names = "--as",
            paramLabel = "returned|objected",
            defaultValue = "returned",
            description = "Whether it is returned (退回) or somebody objects (异议) (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Ground ground;

    @Override
    public Integer call() {
        try (CaseRegister cases = options.open()) {
            CaseAction action = ground == Ground.OBJECTED ? CaseAction.OBJECT : CaseAction.RETURN;
            CaseRecord after = cases.take(options.step(action, options.signed()), CaseFile::goBack);
            new CaseTable(spec.commandLine().getOut()).printAfter(after);
            return 0;
        }
    }
}
