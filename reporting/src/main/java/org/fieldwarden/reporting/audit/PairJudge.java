package org.fieldwarden.reporting.audit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.ScoreBlock;

/** Compares a prediction with the reference. Stateless. */
public final class PairJudge {

    /** A pixel's area is a rounded number; an object of exactly the minimum mapping unit must stay. */
    private static final double ROUNDING = 1 - 1e-9;

    private final AuditTerms terms;

    public PairJudge(AuditTerms terms) {
        this.terms = terms;
    }

    /** The audit of a pair; prediction and reference have one size. */
    public PairAudit judge(LabelledPair pair, Prediction prediction, Reference reference) {
        return judge(pair.name(), pair.place(), prediction, reference);
    }

    PairAudit judge(String name, String place, Prediction prediction, Reference reference) {
        Mask predicted = terms.classes().predicted(prediction);
        return new PairAudit(
                name,
                place,
                pixels(predicted, prediction, reference),
                objects(predicted, reference.changed()),
                reliability(prediction.scores(), reference.changed()));
    }

    private PixelAudit pixels(Mask predicted, Prediction prediction, Reference reference) {
        return new PixelAudit(
                ConfusionMatrix.of(predicted, reference.changed()),
                ConfusionMatrix.of(predicted, reference.changed(), prediction.observed()),
                BoundaryMatching.score(predicted, reference.changed(), terms.boundaryTolerancePx()),
                kinds(predicted, prediction.changesWithin(predicted), reference));
    }

    private static ScoresBy<ChangeKind> kinds(Mask predicted, Map<ChangeKind, Mask> detected, Reference reference) {
        SortedMap<ChangeKind, ObjectScore> kinds = new TreeMap<>();
        detected.forEach((kind, mask) -> kinds.merge(
                kind,
                new ObjectScore(mask.count(), mask.and(reference.changed()).count(), 0, 0),
                ObjectScore::merge));
        reference
                .kinds()
                .forEach((kind, mask) -> kinds.merge(
                        kind,
                        new ObjectScore(0, 0, mask.count(), mask.and(predicted).count()),
                        ObjectScore::merge));
        kinds.values().removeIf(ObjectScore.EMPTY::equals);
        return new ScoresBy<>(kinds);
    }

    private ObjectAudit objects(Mask predicted, Mask reference) {
        ObjectMatching matching = ObjectMatching.ofMasks(detections(predicted), reference);
        return new ObjectAudit(
                matching.atIouBySize(ObjectAudit.OBJECT_IOU, terms.pixelM2()),
                matching.atAnyOverlapBySize(terms.pixelM2()));
    }

    /**
     * The predicted pixels that make detections. Cutting polygons down to their building pixels leaves crumbs; one below
     * the minimum mapping unit is nothing that would ever be reported. Whole polygons have been held to it before.
     */
    private Mask detections(Mask predicted) {
        if (terms.classes() == ClassScope.ALL) {
            return predicted;
        }
        double minimumPixels = terms.minimumMappingUnit().value() * ROUNDING / terms.pixelM2();
        Components components = Components.of(predicted, Components.Neighbours.EIGHT);
        return Mask.of(
                predicted.width(),
                predicted.height(),
                (column, row) -> predicted.isSet(column, row)
                        && components.size(components.at(row * predicted.width() + column)) >= minimumPixels);
    }

    private Reliability reliability(ScoreBlock scores, Mask reference) {
        long[] pixels = new long[ScoreBlock.UNOBSERVED];
        long[] changed = new long[ScoreBlock.UNOBSERVED];
        for (int row = 0; row < reference.height(); row++) {
            for (int column = 0; column < reference.width(); column++) {
                if (scores.observed(column, row)) {
                    int stored = terms.classes().storedScore(scores, column, row);
                    pixels[stored]++;
                    changed[stored] += reference.isSet(column, row) ? 1 : 0;
                }
            }
        }
        return Reliability.of(pixels, changed);
    }
}
