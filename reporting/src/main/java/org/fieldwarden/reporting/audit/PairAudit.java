package org.fieldwarden.reporting.audit;

/**
 * The audit of one labelled pair, or of several together.
 *
 * @param name base name of the pair's files
 * @param place where the pair lies; pairs of one place are alike
 * @param reliability calibrated scores of the observed pixels against the reference
 */
public record PairAudit(String name, String place, PixelAudit pixels, ObjectAudit objects, Reliability reliability) {

    /** No pair at all, under a name. */
    static PairAudit empty(String name, String place) {
        return new PairAudit(name, place, PixelAudit.EMPTY, ObjectAudit.EMPTY, Reliability.EMPTY);
    }

    /** The counts of both under this pair's name. */
    public PairAudit merge(PairAudit other) {
        return new PairAudit(
                name,
                place,
                pixels.merge(other.pixels),
                objects.merge(other.objects),
                reliability.merge(other.reliability));
    }

    /** Whether the reference knows any change here. */
    public boolean hasReferenceChange() {
        return pixels.all().truePositives() + pixels.all().falseNegatives() > 0;
    }
}
