package org.fieldwarden.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The map audit: what the four commands below it do in turn. */
@Command(
        name = "audit-sample",
        description =
                "Judges a finished run on the ground it was made for: a random sample that people read blind, and what"
                        + " follows for the accuracy of the map (Olofsson et al. 2014).",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SampleSizeCommand.class,
            SamplePlanCommand.class,
            SampleSheetsCommand.class,
            SampleEstimateCommand.class
        })
final class AuditSampleCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a step: size, plan, sheets or estimate.");
    }
}
