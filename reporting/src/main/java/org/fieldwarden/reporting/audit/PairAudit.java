package org.fieldwarden.reporting.audit;

/**
 * The audit of one labelled pair.
 *
 * @param name base name of the pair's files
 * @param pixels per observed pixel
 * @param objectsAtIou per object by the strict rule at {@link #OBJECT_IOU}
 * @param objectsAtAnyOverlap per object by the lenient rule
 */
public record PairAudit(
        String name, ConfusionMatrix pixels, ObjectScore objectsAtIou, ObjectScore objectsAtAnyOverlap) {

    /** The SpaceNet challenges' threshold. */
    public static final double OBJECT_IOU = 0.5;

    /** Judges a predicted mask of which every pixel was observed. */
    public static PairAudit of(String name, Mask predicted, Mask reference) {
        return of(name, predicted, reference, predicted.or(predicted.not()));
    }

    /**
     * Judges a predicted mask.
     *
     * @param observed pixels that were judged; the others count neither for nor against, nor do objects there
     */
    public static PairAudit of(String name, Mask predicted, Mask reference, Mask observed) {
        ObjectMatching objects = ObjectMatching.ofMasks(predicted.and(observed), reference.and(observed));
        return new PairAudit(
                name,
                ConfusionMatrix.of(predicted, reference, observed),
                objects.atIou(OBJECT_IOU),
                objects.atAnyOverlap());
    }
}
