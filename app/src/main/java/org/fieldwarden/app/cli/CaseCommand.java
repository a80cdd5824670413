package org.fieldwarden.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What people do with leads, from verdict to closing. */
@Command(
        name = "case",
        description = "Follows leads from the verdict of a named person to their closing: 待核查, 已判定, 整改中, 已整改, 待审核,"
                + " 审核通过, 销号. Every step is kept with who, when and why, and can be taken back.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CaseListCommand.class,
            CaseShowCommand.class,
            CaseDecideCommand.class,
            CaseRectifyCommand.class,
            CaseReviewCommand.class,
            CaseCloseCommand.class,
            CaseReturnCommand.class,
            CaseUndoCommand.class
        })
final class CaseCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a step: list, show, decide, rectify, review, close, return or undo.");
    }
}
