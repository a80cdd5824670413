package org.fieldwarden.reporting.audit;

/**
 * A pair's audit object by object, by size: detections in the bin of their own size, reference objects in that of theirs.
 * Objects are 8-connected pixels of the label's grid; what was not judged counts as not found.
 *
 * @param atIou by the strict rule at {@link #OBJECT_IOU}
 * @param atAnyOverlap by the lenient rule
 */
public record ObjectAudit(ScoresBy<SizeBin> atIou, ScoresBy<SizeBin> atAnyOverlap) {

    /** The SpaceNet challenges' threshold. */
    public static final double OBJECT_IOU = 0.5;

    public static final ObjectAudit EMPTY = new ObjectAudit(ScoresBy.empty(), ScoresBy.empty());

    public ObjectAudit merge(ObjectAudit other) {
        return new ObjectAudit(atIou.merge(other.atIou), atAnyOverlap.merge(other.atAnyOverlap));
    }
}
