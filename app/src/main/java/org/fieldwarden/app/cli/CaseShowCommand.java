package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fieldwarden.reporting.register.CaseRecord;
import org.fieldwarden.reporting.register.CaseRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a case and its history. */
@Command(name = "show", description = "Shows a case, how it stands and everything that was done with it.")
final class CaseShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--register",
            required = true,
            paramLabel = "FILE",
            description = "changes.gpkg of an output folder.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path register;

    @Option(names = "--case", required = true, paramLabel = "NUMBER", description = "Case number (图斑编号) or change id.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String reference;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (CaseRegister cases = CaseRegister.open(register)) {
            CaseRecord record = cases.get(reference);
            new CaseTable(out).printWhole(record, cases.history(record.id()));
            return 0;
        }
    }
}
