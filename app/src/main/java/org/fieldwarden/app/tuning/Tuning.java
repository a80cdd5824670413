package org.fieldwarden.app.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.BlockDetector;
import org.fieldwarden.detector.BundleDescription.Decision;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.fieldwarden.models.data.SampleFiles;
import org.fieldwarden.models.data.SampleSet;
import org.fieldwarden.models.training.Validation;
import org.fieldwarden.models.tuning.Advice;
import org.fieldwarden.models.tuning.HeldOutResult;
import org.fieldwarden.models.tuning.LocationCells;
import org.fieldwarden.models.tuning.Outcome;
import org.fieldwarden.models.tuning.TunedBundle;
import org.fieldwarden.models.tuning.TuningPlan;
import org.fieldwarden.models.tuning.TuningReport;
import org.fieldwarden.models.tuning.TuningRun;
import org.fieldwarden.models.tuning.VerdictSamples;
import org.fieldwarden.reporting.audit.LabelledPair;
import org.fieldwarden.reporting.files.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adapts a bundle to verdicts, from files to a judged bundle: reads and checks everything, cuts samples, trains, asks
 * both models about the verdicts kept back. Goes on where it was interrupted, in the same folder with the same input.
 */
public final class Tuning {

    /** Below this a fifth is not even one verdict. */
    private static final int FEWEST = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Tuning.class);

    private final ModelBundle parent;
    private final TuningPlan plan;
    private final DetectionSettings settings;
    private final Path out;

    /**
     * Tuning of a bundle.
     *
     * @param settings how the pairs were compared when the verdicts' changes were reported
     * @param out folder of the run
     */
    public Tuning(ModelBundle parent, TuningPlan plan, DetectionSettings settings, Path out) {
        this.parent = parent;
        this.plan = plan;
        this.settings = settings;
        this.out = out;
    }

    /** The tuned bundle and what is to be said of it. */
    public record Result(ModelBundle bundle, Path folder, TuningReport report) {}

    /**
     * Tunes and judges.
     *
     * @param pairs labelled pairs to learn from besides, may be empty
     * @param progress told the step and all steps, after each
     * @throws UsageException where verdicts contradict each other, are too few or do not fit the flights
     */
    public Result run(List<VerdictSource> sources, List<LabelledPair> pairs, BiConsumer<Long, Long> progress) {
        List<PairVerdicts> verdicts = new ArrayList<>();
        StringBuilder input = new StringBuilder(plan + "\n" + settings.georeference() + "\n" + parent.hash() + "\n");
        for (VerdictSource source : sources) {
            try (AlignedPair pair = open(source)) {
                verdicts.add(PairVerdicts.read(source, pair.grid()));
                input.append(pair.key()).append('\n');
            }
            verdicts.get(verdicts.size() - 1)
                    .verdicts()
                    .forEach(one -> input.append(one).append('\n'));
        }
        pairs.forEach(pair -> input.append(pair).append('\n'));
        LocationCells cells = LocationCells.drawn(placed(verdicts), plan.seed());
        requireSameInput(input.toString());
        if (!Files.exists(samples().resolve("pairs.bin"))) {
            cutSamples(verdicts, pairs, cells);
        }
        NetworkWeights weights = new TuningRun(parent, plan, out).train(progress);
        return judged(verdicts, cells, weights);
    }

    private static List<LocationCells.Placed> placed(List<PairVerdicts> verdicts) {
        List<LocationCells.Placed> all =
                verdicts.stream().flatMap(pair -> pair.placed().stream()).toList();
        if (all.size() < FEWEST) {
            throw new UsageException("There are " + all.size() + " verdicts in all; at least " + FEWEST
                    + " are needed, because a fifth is kept back to judge by. About 200 make a difference.");
        }
        return all;
    }

    private AlignedPair open(VerdictSource source) {
        GeoTiffOrthophoto baseline =
                GeoTiffOrthophoto.open(source.baseline(), new FlightId("baseline"), AcquisitionDate.UNKNOWN);
        try {
            return AlignedPair.of(
                    baseline,
                    GeoTiffOrthophoto.open(source.current(), new FlightId("current"), AcquisitionDate.UNKNOWN),
                    parent.description(),
                    settings.coRegistration());
        } catch (RuntimeException e) {
            baseline.close();
            throw e;
        }
    }

    private Path samples() {
        return out.resolve("samples");
    }

    /** A run that goes on must go on with the same input: samples and checkpoint belong to it. */
    private void requireSameInput(String input) {
        Path file = out.resolve("input.txt");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(samples());
                WholeFile.writeText(file, input);
            } else if (!Files.readString(file, StandardCharsets.UTF_8).equals(input)) {
                throw new UsageException("The folder " + out
                        + " holds a run with other verdicts, flights, bundle or settings: name another with --out.");
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private InputDataException unwritable(IOException cause) {
        return new InputDataException(out.toString(), "tune", "cannot be written; check space and rights", cause);
    }

    private void cutSamples(List<PairVerdicts> verdicts, List<LabelledPair> pairs, LocationCells cells) {
        try (ChangeModels models = Dl4jChangeModels.of(parent.withoutSieve());
                ChangeModel model = models.newModel();
                VerdictSamples samples =
                        new VerdictSamples(samples(), decision().changeThreshold(), plan.seed())) {
            BlockDetector detector = BlockDetector.of(model);
            for (PairVerdicts pair : verdicts) {
                LOG.info("Cutting samples around {} verdicts", pair.verdicts().size());
                try (AlignedPair aligned = open(pair.source())) {
                    samples.add(aligned.seenBy(detector), pair.verdicts(), cells);
                }
            }
            LabelledSamples.add(pairs, parent.description(), settings.coRegistration(), detector, samples);
            samples.finish();
        }
    }

    private Decision decision() {
        return parent.description().decision();
    }

    private Result judged(List<PairVerdicts> verdicts, LocationCells cells, NetworkWeights weights) {
        ModelBundle draft = TunedBundle.draft(parent, weights);
        try (ChangeModels before = Dl4jChangeModels.of(parent.withoutSieve());
                ChangeModels after = Dl4jChangeModels.of(draft);
                ChangeModel earlier = before.newModel();
                ChangeModel later = after.newModel()) {
            HeldOutCheck check = new HeldOutCheck(
                    new FlagCheck(BlockDetector.of(earlier), decision(), settings),
                    new FlagCheck(BlockDetector.of(later), decision(), settings));
            for (PairVerdicts pair : verdicts) {
                try (AlignedPair aligned = open(pair.source())) {
                    pair.placed().stream()
                            .filter(cells::keepsBack)
                            .forEach(placed -> check.ask(aligned, placed.verdict()));
                }
            }
            HeldOutResult heldOut = check.result();
            TuningReport report = new TuningReport(plan, given(verdicts, cells), heldOut, rehearsal(earlier, later));
            Decision decision = TunedBundle.permitsCalibration(heldOut)
                    ? TunedBundle.recalibrated(decision(), check.scores(decision()))
                    : decision();
            return written(report, TunedBundle.finished(parent, weights, decision, story(report)));
        }
    }

    private static ObjectNode story(TuningReport report) {
        ObjectNode story = report.json();
        // Which verdict was judged how stays in the office; a bundle may travel.
        story.withObject("/heldOut").remove("verdicts");
        return story;
    }

    private Advice.Rehearsal rehearsal(ChangeModel earlier, ChangeModel later) {
        try (SampleFiles scenes = SampleFiles.open(TuningRun.rehearsal(out), "val-rendered", SampleSet.SIDE)) {
            return new Advice.Rehearsal(
                    Validation.of(earlier, scenes, scenes.count()),
                    Validation.of(later, scenes, scenes.count()),
                    decision().changeThreshold());
        }
    }

    private TuningReport.Given given(List<PairVerdicts> verdicts, LocationCells cells) {
        try (SampleFiles labelled = SampleFiles.open(samples(), "pairs", VerdictSamples.SIDE)) {
            return new TuningReport.Given(
                    verdicts.size(),
                    learned(verdicts, cells, Outcome.CONFIRMED),
                    learned(verdicts, cells, Outcome.REFUTED),
                    verdicts.stream().mapToInt(PairVerdicts::undecided).sum(),
                    labelled.count());
        }
    }

    private static int learned(List<PairVerdicts> verdicts, LocationCells cells, Outcome outcome) {
        return (int) verdicts.stream()
                .flatMap(pair -> pair.placed().stream())
                .filter(placed -> placed.verdict().outcome() == outcome && !cells.keepsBack(placed))
                .count();
    }

    private Result written(TuningReport report, ModelBundle bundle) {
        Path folder = out.resolve("bundle");
        try {
            bundle.write(folder);
        } catch (IOException e) {
            throw unwritable(e);
        }
        WholeFile.writeText(folder.resolve("card.md"), report.card(bundle, parent));
        ObjectNode json = report.json();
        json.put("bundle", bundle.hash()).put("parent", parent.hash());
        json.put("calibration", bundle.description().decision().equals(decision()) ? "parent" : "fitted");
        WholeFile.writeText(out.resolve("tuning.json"), json.toPrettyString() + "\n");
        return new Result(bundle, folder, report);
    }
}
