package org.fieldwarden.app.cli;

import org.fieldwarden.reporting.register.CaseRegister;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One case of a register. */
final class CaseReference {

    @Mixin
    private final RegisterOption register = new RegisterOption();

    @Option(names = "--case", required = true, paramLabel = "NUMBER", description = "Case number (图斑编号) or change id.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String reference;

    /** Opens the register; the caller closes it. */
    CaseRegister open() {
        return register.open();
    }

    String reference() {
        return reference;
    }
}
