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

/** Review of a case. */
@Command(
        name = "review",
        description = "Hands a case to review, or says how review ended."
                + " Until review has passed, a case counts as not rectified.")
final class CaseReviewCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CaseOptions options = new CaseOptions();

    /** A step of review. */
    enum Result {
        SUBMITTED(CaseAction.SUBMIT),
        PASSED(CaseAction.PASS),
        FAILED(CaseAction.FAIL);

        private final CaseAction action;

        Result(CaseAction action) {
            this.action = action;
        }

        CaseFile of(CaseFile file) {
            return switch (this) {
                case SUBMITTED -> file.submit();
                case PASSED -> file.pass();
                case FAILED -> file.fail();
            };
        }
    }

    @Option(
            names = "--result",
            required = true,
            paramLabel = "submitted|passed|failed",
            description = "submitted: the case waits for review (待审核); passed; failed: it goes back to rectification,"
                    + " whose amounts start anew, or to the verdict.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Result result;

    @Override
    public Integer call() {
        try (CaseRegister cases = options.open()) {
            CaseRecord after = cases.take(options.step(result.action, options.signed()), result::of);
            new CaseTable(spec.commandLine().getOut()).printAfter(after);
            return 0;
        }
    }
}
