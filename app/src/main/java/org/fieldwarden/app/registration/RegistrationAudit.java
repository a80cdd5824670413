package org.fieldwarden.app.registration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.fieldwarden.app.nuisance.UnchangedPair;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.detector.CoRegistration;
import org.fieldwarden.reporting.registration.Displacement;
import org.fieldwarden.reporting.registration.FieldCurve;
import org.fieldwarden.reporting.registration.FieldStep;
import org.fieldwarden.reporting.registration.GroundFit;
import org.fieldwarden.reporting.registration.RegistrationReport;
import org.fieldwarden.reporting.registration.View;

/** Moves grounds by known fields, step by step, and gathers how closely co-registration finds them. */
public final class RegistrationAudit {

    private static final Set<Displacement> EVERY = EnumSet.allOf(Displacement.class);

    private final CoRegistration coRegistration;
    private final Optional<Path> orthophoto;
    private final Set<Displacement> displacements;

    private RegistrationAudit(
            CoRegistration coRegistration, Optional<Path> orthophoto, Set<Displacement> displacements) {
        this.coRegistration = coRegistration;
        this.orthophoto = orthophoto;
        this.displacements = new TreeSet<>(displacements);
    }

    /** An audit on rendered scenes. */
    public static RegistrationAudit ofScenes(CoRegistration coRegistration) {
        return new RegistrationAudit(coRegistration, Optional.empty(), EVERY);
    }

    /** An audit on windows of an orthophoto. */
    public static RegistrationAudit ofOrthophoto(CoRegistration coRegistration, Path file) {
        return new RegistrationAudit(coRegistration, Optional.of(file), EVERY);
    }

    /** The same audit with some displacements alone. */
    public RegistrationAudit only(Set<Displacement> wanted) {
        return new RegistrationAudit(coRegistration, orthophoto, wanted);
    }

    private record Series(Displacement displacement, View view) {}

    /** Positions of a displacement's dial, in its unit. */
    private static List<Double> dials(Displacement displacement) {
        return switch (displacement) {
            case SHIFT -> List.of(0., 0.3, 0.9, 3., 6., 10.);
            case ROTATION -> List.of(-2., -1., 0.5, 1., 2.);
            case SCALE -> List.of(-1., -0.5, 0.5, 1.);
            case WARP -> List.of(1., 2., 3., 4.);
            case TOGETHER -> List.of(0.25, 0.5, 0.75, 1.);
            case OTHER_PLACE -> List.of(1.);
        };
    }

    /**
     * Runs the audit.
     *
     * @param seed decides grounds, fields and noise
     * @param count grounds, fewer where the orthophoto is no larger than one
     * @param sidePx side of a ground, working pixels
     * @param finest the working GSD is this, or the orthophoto's own where that is coarser
     * @param progress told the share done, in percent
     */
    public RegistrationReport run(
            long seed, int count, int sidePx, GroundSamplingDistance finest, IntConsumer progress) {
        List<Supplier<KnownGround>> grounds = orthophoto.isPresent()
                ? KnownGrounds.ofOrthophoto(orthophoto.get(), seed, count, sidePx, finest.metres())
                : KnownGrounds.rendered(seed, count, sidePx, finest);
        FieldMeter meter = new FieldMeter(coRegistration);
        Map<Series, Map<Double, List<GroundFit>>> fits = new LinkedHashMap<>();
        double gsd = finest.metres();
        for (int i = 0; i < grounds.size(); i++) {
            progress.accept(100 * i / grounds.size());
            KnownGround ground = grounds.get(i).get();
            gsd = ground.grid().gsd().metres();
            int done = i;
            measure(ground, meter, fits, percent -> progress.accept((100 * done + percent) / grounds.size()));
        }
        String source =
                orthophoto.map(file -> String.valueOf(file.getFileName())).orElse("rendered scenes");
        return new RegistrationReport(
                new RegistrationReport.Terms(source, seed, grounds.size(), sidePx, gsd),
                meter.secondsPerHundredMegapixels(),
                curves(fits));
    }

    private void measure(
            KnownGround ground,
            FieldMeter meter,
            Map<Series, Map<Double, List<GroundFit>>> into,
            IntConsumer progress) {
        int steps = 0;
        int all = displacements.stream()
                        .mapToInt(displacement -> dials(displacement).size())
                        .sum()
                * View.values().length;
        for (Displacement displacement : displacements) {
            for (View view : View.values()) {
                for (double dial : dials(displacement)) {
                    UnchangedPair pair = ground.shown(displacement, dial, view);
                    Optional<KnownField> truth = displacement == Displacement.OTHER_PLACE
                            ? Optional.empty()
                            : Optional.of(ground.field(displacement, dial));
                    into.computeIfAbsent(new Series(displacement, view), series -> new LinkedHashMap<>())
                            .computeIfAbsent(dial, step -> new ArrayList<>())
                            .add(meter.measure(ground.name(), pair, truth));
                    progress.accept(100 * ++steps / all);
                }
            }
        }
    }

    private static List<FieldCurve> curves(Map<Series, Map<Double, List<GroundFit>>> fits) {
        return fits.entrySet().stream()
                .map(series -> new FieldCurve(
                        series.getKey().displacement(),
                        series.getKey().view(),
                        series.getValue().entrySet().stream()
                                .map(step -> new FieldStep(step.getKey(), step.getValue()))
                                .toList()))
                .sorted(Comparator.comparing(FieldCurve::displacement).thenComparing(FieldCurve::view))
                .toList();
    }
}
