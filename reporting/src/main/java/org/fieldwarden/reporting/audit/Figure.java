package org.fieldwarden.reporting.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** A headline figure of an audit: a ratio of counts that are added over pairs. */
public enum Figure {
    F1("f1", ofPixels(ConfusionMatrix::f1)),
    PRECISION("precision", ofPixels(ConfusionMatrix::precision)),
    RECALL("recall", ofPixels(ConfusionMatrix::recall)),
    IOU("iou", ofPixels(ConfusionMatrix::iou)),
    /** Objects at IoU 0.5 or more. */
    OBJECT_F1("objectF1", ofMatches(pair -> pair.objects().atIou().total())),
    BOUNDARY_F1("boundaryF1", ofMatches(pair -> pair.pixels().boundary())),
    /** False area over all ground, 0 to 1; times a million it is square metres per square kilometre. */
    FALSE_AREA("falseAreaShare", ofPixels(pixels -> ConfusionMatrix.ratio(pixels.falsePositives(), pixels.total())));

    /** Counts of a pair, how to add them and the ratio of the sum. */
    private record Sum<T>(
            Function<PairAudit, T> part, T empty, BinaryOperator<T> merge, Function<T, OptionalDouble> ratio) {

        OptionalDouble of(List<PairAudit> pairs) {
            return ofParts(pairs.stream().map(part).toList());
        }

        Optional<Interval> interval(List<PairAudit> pairs, ClusterBootstrap bootstrap) {
            return bootstrap.interval(pairs.stream().map(part).toList(), this::ofParts);
        }

        private OptionalDouble ofParts(List<T> parts) {
            T sum = empty;
            for (T one : parts) {
                sum = merge.apply(sum, one);
            }
            return ratio.apply(sum);
        }
    }

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // method references without state, which the checker cannot see
    private final Sum<?> sum;

    Figure(String code, Sum<?> sum) {
        this.code = code;
        this.sum = sum;
    }

    private static Sum<ConfusionMatrix> ofPixels(Function<ConfusionMatrix, OptionalDouble> ratio) {
        return new Sum<>(pair -> pair.pixels().all(), ConfusionMatrix.EMPTY, ConfusionMatrix::merge, ratio);
    }

    private static Sum<ObjectScore> ofMatches(Function<PairAudit, ObjectScore> part) {
        return new Sum<>(part, ObjectScore.EMPTY, ObjectScore::merge, ObjectScore::f1);
    }

    /** Name in files. */
    public String code() {
        return code;
    }

    /** The figure over all these pairs together; undefined where its denominator is 0. */
    public OptionalDouble of(List<PairAudit> pairs) {
        return sum.of(pairs);
    }

    /** Its 95 % interval over pairs like these. */
    public Optional<Interval> interval(List<PairAudit> pairs, ClusterBootstrap bootstrap) {
        return sum.interval(pairs, bootstrap);
    }
}
