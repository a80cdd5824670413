package org.fieldwarden.app.nuisance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.SideBySide;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.detector.BundleDescription.Decision;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.fieldwarden.georef.TracingSettings;
import org.fieldwarden.reporting.audit.AuditedModel;
import org.fieldwarden.reporting.nuisance.CurveStep;
import org.fieldwarden.reporting.nuisance.FalseArea;
import org.fieldwarden.reporting.nuisance.Nuisance;
import org.fieldwarden.reporting.nuisance.NuisanceCurve;
import org.fieldwarden.reporting.nuisance.NuisanceCurve.Registration;
import org.fieldwarden.reporting.nuisance.NuisanceCurve.Source;
import org.fieldwarden.reporting.nuisance.NuisanceReport;
import org.fieldwarden.reporting.nuisance.NuisanceReport.Terms;

/** Turns each nuisance's dial over unchanged grounds and gathers what the detector reports there. */
public final class NuisanceAudit {

    private final ModelBundle bundle;
    private final DetectionSettings settings;
    private final Optional<PictureFolder> pictures;

    private NuisanceAudit(ModelBundle bundle, DetectionSettings settings, Optional<PictureFolder> pictures) {
        this.bundle = bundle;
        this.settings = settings;
        this.pictures = pictures;
    }

    /** An audit on rendered scenes alone. */
    public static NuisanceAudit ofScenes(ModelBundle bundle, DetectionSettings settings) {
        return new NuisanceAudit(bundle, settings, Optional.empty());
    }

    /** The same audit with grounds of georeferenced pictures besides. */
    public NuisanceAudit withGeoTiffs(Path folder) {
        return new NuisanceAudit(bundle, settings, Optional.of(new PictureFolder(folder, Optional.empty())));
    }

    /** The same audit with grounds of plain images besides. */
    public NuisanceAudit withPlainPictures(Path folder, GroundSamplingDistance gsd) {
        return new NuisanceAudit(bundle, settings, Optional.of(new PictureFolder(folder, Optional.of(gsd))));
    }

    /** One measurement: which curve, where on it, what. */
    private record Measured(Series series, double dial, FalseArea area) {}

    private record Series(Nuisance nuisance, Source source, Registration registration) {}

    /**
     * Runs the audit.
     *
     * @param seed decides scenes, windows and noise
     * @param grounds grounds of each source
     * @param sidePx side of a ground, working pixels
     * @param progress told the share done, in percent
     */
    public NuisanceReport run(long seed, int grounds, int sidePx, IntConsumer progress) {
        double gsd = bundle.description().gsd().finest().metres();
        List<Supplier<UnchangedGround>> wanted = new ArrayList<>();
        for (int i = 0; i < grounds; i++) {
            long sceneSeed = seed * 1000 + i;
            wanted.add(() -> new RenderedGround(sceneSeed, sidePx, gsd));
        }
        pictures.ifPresent(
                folder -> folder.grounds(grounds, sidePx, bundle.description().gsd(), seed)
                        .forEach(ground -> wanted.add(() -> ground)));
        List<Measured> measured = measure(wanted, new AtomicInteger(), progress);
        Decision decision = bundle.description().decision();
        AuditedModel model = new AuditedModel(
                bundle.description().identity().name(),
                bundle.description().identity().version(),
                bundle.hash(),
                decision.changeThreshold(),
                decision.seedThreshold());
        Terms terms = new Terms(
                seed, grounds, sidePx, gsd, settings.minimumMappingUnit().value());
        return new NuisanceReport(model, terms, curves(measured));
    }

    private List<Measured> measure(List<Supplier<UnchangedGround>> wanted, AtomicInteger done, IntConsumer progress) {
        List<Measured> measured = new ArrayList<>();
        try (ChangeModels models = Dl4jChangeModels.of(bundle)) {
            SideBySide.each(
                    wanted,
                    settings.workers(),
                    ground -> measure(models, ground, share -> {
                        synchronized (progress) {
                            progress.accept((int) (100.0 * (done.get() + share) / wanted.size()));
                        }
                        if (share == 1) {
                            done.incrementAndGet();
                        }
                    }),
                    (ground, areas) -> measured.addAll(areas));
        }
        return measured;
    }

    private List<Measured> measure(ChangeModels models, Supplier<UnchangedGround> ground, DoubleConsumer progress) {
        try (ChangeModel model = models.newModel()) {
            return measure(ground.get(), new FalseAreaMeter(model, tracing()), progress);
        }
    }

    private TracingSettings tracing() {
        Decision decision = bundle.description().decision();
        return TracingSettings.of((float) decision.changeThreshold(), settings.minimumMappingUnit())
                .withSeedThreshold((float) decision.seedThreshold());
    }

    private static List<Measured> measure(UnchangedGround ground, FalseAreaMeter meter, DoubleConsumer progress) {
        List<Measured> measured = new ArrayList<>();
        List<Nuisance> nuisances = ground.nuisances();
        for (int i = 0; i < nuisances.size(); i++) {
            Nuisance nuisance = nuisances.get(i);
            for (double dial : Dials.of(nuisance)) {
                UnchangedPair pair = ground.under(nuisance, dial);
                for (Registration registration : Dials.registrations(nuisance)) {
                    measured.add(new Measured(
                            new Series(nuisance, ground.source(), registration),
                            dial,
                            meter.measure(ground.name(), pair, registration)));
                }
            }
            progress.accept((i + 1.0) / nuisances.size());
        }
        return measured;
    }

    private static List<NuisanceCurve> curves(List<Measured> measured) {
        Map<Series, Map<Double, List<FalseArea>>> steps = new LinkedHashMap<>();
        for (Measured one : measured) {
            steps.computeIfAbsent(one.series(), series -> new LinkedHashMap<>())
                    .computeIfAbsent(one.dial(), dial -> new ArrayList<>())
                    .add(one.area());
        }
        return steps.entrySet().stream()
                .map(series -> new NuisanceCurve(
                        series.getKey().nuisance(),
                        series.getKey().source(),
                        series.getKey().registration(),
                        series.getValue().entrySet().stream()
                                .map(step -> new CurveStep(step.getKey(), step.getValue()))
                                .toList()))
                .sorted(Comparator.comparing(NuisanceCurve::nuisance)
                        .thenComparing(NuisanceCurve::source)
                        .thenComparing(NuisanceCurve::registration))
                .toList();
    }
}
