package org.fieldwarden.app.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.Person;
import org.fieldwarden.reporting.casework.Signed;
import org.fieldwarden.reporting.register.CaseRegister;
import org.fieldwarden.reporting.register.CaseRegister.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which case, and who acts on it. */
final class CaseOptions {

    @Mixin
    private final CaseReference which = new CaseReference();

    @Option(
            names = "--by",
            required = true,
            paramLabel = "NAME",
            description = "Who acts and answers for it; stands in the history.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String by;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason; stands in the history.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String why;

    @Option(
            names = "--if-version",
            paramLabel = "N",
            description =
                    "Act only if the case is still at this version of 'case show'; if somebody was faster, nothing"
                            + " is done.")
    private @Nullable Integer version;

    CaseRegister open() {
        return which.open();
    }

    String reference() {
        return which.reference();
    }

    /** Who acts, now. */
    Signed signed() {
        return new Signed(new Person(by), Instant.now().truncatedTo(ChronoUnit.SECONDS), why);
    }

    Step step(CaseAction action, Signed signed) {
        if (version != null && version < 0) {
            throw new UsageException("--if-version is 0 or more, not " + version + ".");
        }
        return new Step(
                which.reference(), version == null ? OptionalInt.empty() : OptionalInt.of(version), action, signed);
    }
}
