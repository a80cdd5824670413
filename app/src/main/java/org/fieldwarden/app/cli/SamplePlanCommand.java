package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fieldwarden.app.audit.AuditedRun;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.sampling.PlanFiles;
import org.fieldwarden.reporting.sampling.SamplePlan;
import org.fieldwarden.reporting.sampling.StrataMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the sample of an audit. */
@Command(
        name = "plan",
        description = "Draws a stratified random sample of a run and writes plan.json and plan.csv, the key. Keep both"
                + " away from the readers.")
final class SamplePlanCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the plan.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which sample; the same seed gives the same points (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private final SampleOptions sample = new SampleOptions();

    @Mixin
    private final FlightsOptions flights = new FlightsOptions();

    @Override
    public Integer call() {
        sample.wish();
        PairRun.requireWritable(out);
        if (Files.exists(out.resolve(PlanFiles.PLAN))) {
            throw new UsageException("A plan lies in " + out
                    + " already, and sheets may have been given out for it: name another --out folder.");
        }
        AuditedRun run = AuditedRun.read(sample.run());
        try (Orthophoto baseline = flights.openBaseline();
                Orthophoto current = flights.openCurrent()) {
            AuditedRun.requireFlights(run.map().run(), baseline, current);
            StrataMap map = new StrataMap(run.map(), sample.stratification(), run.observedBy(baseline, current));
            PrintWriter table = spec.commandLine().getOut();
            Map<String, Integer> places = sample.print(table, map.strata());
            SamplePlan plan = SamplePlan.draw(map, places, seed);
            PlanFiles.write(out, plan);
            table.printf(
                    "plan %s: %d points; %.0f m2 are unobserved and in no stratum%n",
                    plan.id(), plan.points().size(), plan.frame().unobserved().value());
            table.printf(
                    "%s%n%s (the key: not for readers)%n", out.resolve(PlanFiles.PLAN), out.resolve(PlanFiles.KEY));
            table.flush();
        }
        return 0;
    }
}
