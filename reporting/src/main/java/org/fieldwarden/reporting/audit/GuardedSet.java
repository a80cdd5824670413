package org.fieldwarden.reporting.audit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One guarded set of a release gate: two models judged on the same pairs. With change in the reference the candidate's
 * lower 95 % bound of F1 must not fall below the incumbent's; without any, F1 says nothing, and the candidate's upper
 * 95 % bound of false area must not rise above the incumbent's. A set of which the candidate left more than half
 * unobserved is refused: who does not look raises no false alarm either.
 *
 * @param candidate the new model's audit
 * @param incumbent the audit of the model in use
 */
public record GuardedSet(AuditReport candidate, AuditReport incumbent) {

    private static final double M2_PER_KM2 = 1e6;

    /** Above this share of unobserved pixels a set says nothing of the model. */
    private static final double LARGEST_UNOBSERVED_SHARE = 0.5;

    public GuardedSet {
        if (!candidate.terms().equals(incumbent.terms()) || !names(candidate).equals(names(incumbent))) {
            throw new IllegalArgumentException("Two models are compared on the same pairs and terms");
        }
        if (candidate.pairs().size() < ClusterBootstrap.SMALLEST_SAMPLE) {
            throw new IllegalArgumentException(
                    "A guarded set has at least " + ClusterBootstrap.SMALLEST_SAMPLE + " pairs: " + candidate.set());
        }
    }

    private static List<String> names(AuditReport report) {
        return report.pairs().stream().map(PairAudit::name).toList();
    }

    public String name() {
        return candidate.set();
    }

    /** What decides. */
    public Figure figure() {
        return candidate.hasReferenceChange() ? Figure.F1 : Figure.FALSE_AREA;
    }

    /** The bound that decides for a model's audit; none where its interval is ill defined. */
    public OptionalDouble bound(AuditReport report) {
        Function<Interval, Double> end = figure() == Figure.F1 ? Interval::lower : Interval::upper;
        return report.interval(figure())
                .map(interval -> OptionalDouble.of(end.apply(interval)))
                .orElse(OptionalDouble.empty());
    }

    /** Whether the candidate may be released as far as this set goes; what cannot be judged is not accepted. */
    public boolean isAccepted() {
        OptionalDouble ours = bound(candidate);
        OptionalDouble theirs = bound(incumbent);
        if (ours.isEmpty() || theirs.isEmpty() || isMostlyUnobserved()) {
            return false;
        }
        return figure() == Figure.F1
                ? ours.getAsDouble() >= theirs.getAsDouble()
                : ours.getAsDouble() <= theirs.getAsDouble();
    }

    private boolean isMostlyUnobserved() {
        return unobservedShare() > LARGEST_UNOBSERVED_SHARE;
    }

    private double unobservedShare() {
        return candidate.total().pixels().unobservedShare().orElse(1);
    }

    /** 95 % interval of candidate minus incumbent in the deciding figure, both drawn on the same pairs each time. */
    public Optional<Interval> gain() {
        List<Integer> pairs =
                IntStream.range(0, candidate.pairs().size()).boxed().toList();
        return ClusterBootstrap.STANDARD.interval(pairs, drawn -> {
            OptionalDouble ours = figure().of(picked(candidate, drawn));
            OptionalDouble theirs = figure().of(picked(incumbent, drawn));
            return ours.isPresent() && theirs.isPresent()
                    ? OptionalDouble.of(ours.getAsDouble() - theirs.getAsDouble())
                    : OptionalDouble.empty();
        });
    }

    private static List<PairAudit> picked(AuditReport report, List<Integer> drawn) {
        return drawn.stream().map(report.pairs()::get).toList();
    }

    /** The verdict in plain words. */
    public String verdict() {
        OptionalDouble ours = bound(candidate);
        OptionalDouble theirs = bound(incumbent);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return name() + ": refused, because too few of its pairs hold change for an interval of F1; add pairs.";
        }
        if (isMostlyUnobserved()) {
            return text(
                    "%s: refused, because %.0f %% of its pixels stayed unobserved; use pairs that can be compared.",
                    name(), 100 * unobservedShare());
        }
        String decision = isAccepted() ? "accepted" : "refused";
        String relation = isAccepted() ? "is not worse than" : "is worse than";
        return figure() == Figure.F1
                ? text(
                        "%s: %s, because the new bundle's F1 of at least %.3f %s the old one's %.3f (lower 95 %% bounds).",
                        name(), decision, ours.getAsDouble(), relation, theirs.getAsDouble())
                : text(
                        "%s: %s, because the new bundle's false area of at most %.0f m2 per km2 %s the old one's %.0f"
                                + " (upper 95 %% bounds; nothing changed here).",
                        name(), decision, ours.getAsDouble() * M2_PER_KM2, relation, theirs.getAsDouble() * M2_PER_KM2);
    }

    /** What the sample proves of the candidate, and what it cannot. */
    public String proof() {
        return candidate.hasReferenceChange() ? proofOfPrecision() : proofOfSilence();
    }

    private String proofOfPrecision() {
        ObjectScore objects = candidate.total().objects().atAnyOverlap().total();
        int pairs = candidate.pairs().size();
        if (objects.predicted() == 0) {
            return text("%s: the new bundle detects nothing in %d pairs, which proves nothing of it.", name(), pairs);
        }
        return text(
                "%s: %s errors in %d detections proves that %.1f %% are right (one-sided 95 %%, as if detections were"
                        + " independent); it cannot prove %s, nor anything about ground unlike these %d pairs.",
                name(),
                objects.falseDetections(),
                objects.predicted(),
                100 * floor(candidate.provenPrecision().orElse(0)),
                resolution(),
                pairs);
    }

    private String resolution() {
        return gain().map(gain -> text("a gain of F1 smaller than %.3f", gain.width() / 2))
                .orElse("any gain of F1");
    }

    private String proofOfSilence() {
        int pairs = candidate.pairs().size();
        long clean = candidate.pairs().stream()
                .filter(pair -> pair.pixels().all().falsePositives() == 0)
                .count();
        return text(
                "%s: %d false alarms in %d unchanged pairs proves that %.1f %% of such pairs stay clean (one-sided 95 %%);"
                        + " it cannot prove that any change is found, nor anything about ground unlike these pairs.",
                name(), pairs - clean, pairs, 100 * floor(new ClopperPearson(clean, pairs).lowerBound()));
    }

    /** A bound is cut, never rounded up: what is printed must be proven. */
    private static double floor(double share) {
        return Math.floor(share * 1000) / 1000;
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
