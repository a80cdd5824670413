package org.fieldwarden.reporting.audit;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.ScoreBlock;

/** Which changes the reference data speak of, and so which detections are held against them. */
public enum ClassScope {
    /** Every change counts. */
    ALL("all"),

    /**
     * The reference knows changes of buildings only, like LEVIR-CD's: a pixel counts as predicted where it lies in a
     * reported change polygon and its land cover is building on at least one of the two dates. Anything else would charge
     * a true new road as false.
     */
    BUILDING("building");

    private final String code;

    ClassScope(String code) {
        this.code = code;
    }

    /** Name in files and on the command line. */
    public String code() {
        return code;
    }

    /** The pixels that count as predicted; never unobserved ones. */
    public Mask predicted(Prediction prediction) {
        Mask changed = prediction.changed();
        return this == ALL
                ? changed
                : changed.and(Mask.of(
                        prediction.width(),
                        prediction.height(),
                        (column, row) -> isBuilding(prediction.scores(), column, row)));
    }

    /** Stored score 0..254 of an observed pixel for a change of these classes: 0 where none of them is there. */
    int storedScore(ScoreBlock scores, int column, int row) {
        return this == ALL || isBuilding(scores, column, row) ? scores.storedScore(column, row) : 0;
    }

    private static boolean isBuilding(ScoreBlock scores, int column, int row) {
        return scores.isNamed(column, row)
                && (scores.baselineCover(column, row) == LandCover.BUILDING
                        || scores.currentCover(column, row) == LandCover.BUILDING);
    }
}
