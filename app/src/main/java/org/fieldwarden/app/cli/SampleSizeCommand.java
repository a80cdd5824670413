package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fieldwarden.app.audit.AuditedRun;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.sampling.SampleSize;
import org.fieldwarden.reporting.sampling.StrataMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how many points an audit of a run needs. */
@Command(name = "size", description = "Says how many points each stratum of a run needs for a wished margin.")
final class SampleSizeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--claim",
            paramLabel = "SHARE",
            description = "Say also how many points without a single error would prove this accuracy.")
    private @Nullable Double claim;

    @Mixin
    private final SampleOptions sample = new SampleOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        // Without the flights the belt is taken as observed; the plan measures it.
        StrataMap map = new StrataMap(AuditedRun.read(sample.run()).map(), sample.stratification(), place -> true);
        sample.print(out, map.strata());
        if (claim != null) {
            if (!(claim > 0 && claim < 1)) {
                throw new UsageException("--claim is a share between 0 and 1, for example 0.99, not " + claim + ".");
            }
            out.println(String.format(
                    Locale.ROOT,
                    "%d points without a single error would prove an accuracy of %.4f (one-sided 95 %%)",
                    SampleSize.withoutError(claim),
                    claim));
        }
        out.flush();
        return 0;
    }
}
