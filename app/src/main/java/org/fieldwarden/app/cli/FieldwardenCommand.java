package org.fieldwarden.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top of the command tree. */
@Command(
        name = "fieldwarden",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "Fieldwarden 0.1.0",
        description = "Drone orthophotos in, a list of land changes out: leads to check on the ground, never verdicts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            IngestCommand.class,
            FlightsCommand.class,
            DetectCommand.class,
            WorkerCommand.class,
            ScreenCommand.class,
            CaseCommand.class,
            ReportCommand.class,
            ServeCommand.class,
            AuditCommand.class,
            AuditJudgedCommand.class,
            AuditSampleCommand.class,
            AuditNuisanceCommand.class,
            AuditRegistrationCommand.class,
            TrainCommand.class,
            ComposeCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done; 2 wrong use; 3 an input cannot be used;",
            "            4 done, but too much ground left unobserved or a bundle refused; 70 an error of ours."
        })
public final class FieldwardenCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a command: "
                        + String.join(", ", spec.commandLine().getSubcommands().keySet()) + ".");
    }
}
