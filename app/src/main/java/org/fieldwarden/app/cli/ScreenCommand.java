package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fieldwarden.app.screening.ScreenedFiles;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.register.Register;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Screens a register again. */
@Command(
        name = "screen",
        description =
                "Lays the changes of a register on layers of the law, says what is different from before, and writes"
                        + " list and GeoJSON of the latest pair of flights anew. Screening again with the same layers changes"
                        + " nothing. What people have decided stays.")
final class ScreenCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final RegisterOption register = new RegisterOption();

    @Mixin
    private final ScreeningOptions screening = new ScreeningOptions();

    @Override
    public Integer call() {
        try (Register changes = Register.openExisting(register.file())) {
            ScreeningMeans means = screening
                    .read(changes.crs())
                    .orElseThrow(() -> new UsageException("Missing required option: '--layers=FILE'"));
            ScreeningMeans.Outcome outcome = means.screen(changes);
            ScreeningTable table = new ScreeningTable(spec.commandLine().getOut());
            table.print(changes.standing().screened().values());
            table.print(outcome);
            List<Path> files = ScreenedFiles.write(changes, register.file());
            table.printFiles(files);
            return 0;
        }
    }
}
