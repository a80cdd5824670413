package org.fieldwarden.reporting.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.Scene;

/** Audits of drawn masks at 2 m, so that a pixel is 4 square metres. */
public final class AuditedPairs {

    public static final AuditedModel MODEL = new AuditedModel("village", "1.0.0", Scene.MODEL, 0.5, 0.6);

    private AuditedPairs() {}

    public static AuditTerms terms(ClassScope classes) {
        return AuditTerms.of(GroundSamplingDistance.ofMetres(2), classes, new SquareMetres(4));
    }

    /** The audit of a mask of which every pixel was judged. */
    public static PairAudit judged(String name, Mask predicted, Mask reference) {
        return judged(name, predicted, reference, predicted.or(predicted.not()));
    }

    public static PairAudit judged(String name, Mask predicted, Mask reference, Mask observed) {
        return new PairJudge(terms(ClassScope.ALL))
                .judge(name, "place", Prediction.ofMask(predicted, observed), Reference.of(reference));
    }

    /** A report on these pairs. */
    public static AuditReport report(PairAudit... pairs) {
        return new AuditReport("drawn", MODEL, terms(ClassScope.ALL), List.of(pairs));
    }

    /**
     * A prediction of one row.
     *
     * @param scores digits are tenths, {@code ?} is unobserved
     * @param from land cover on the baseline: b building, h hard surface, g bare ground, v vegetation, w water
     * @param to the same on the current date
     */
    static Prediction row(String scores, String from, String to, Map<ChangeKind, Mask> changes) {
        byte[] stored = new byte[scores.length()];
        byte[] covers = new byte[scores.length()];
        for (int column = 0; column < stored.length; column++) {
            char score = scores.charAt(column);
            stored[column] = score == '?' ? (byte) ScoreBlock.UNOBSERVED : ScoreBlock.encodeScore((score - '0') / 10f);
            covers[column] = ScoreBlock.encodeCovers(cover(from.charAt(column)), cover(to.charAt(column)));
        }
        return new Prediction(ScoreBlock.of(PixelWindow.atSize(0, 0, stored.length, 1), stored, covers), changes);
    }

    private static LandCover cover(char drawn) {
        return Arrays.stream(LandCover.values())
                .filter(cover -> "bhgvw".charAt(cover.channel()) == drawn)
                .findFirst()
                .orElseThrow();
    }
}
