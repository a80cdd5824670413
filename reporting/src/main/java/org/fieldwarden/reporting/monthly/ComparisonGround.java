package org.fieldwarden.reporting.monthly;

import java.util.Map;
import java.util.TreeMap;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.register.ComparedGround;

/**
 * What a comparison could judge.
 *
 * @param unobserved planar
 * @param reasons number of unobserved windows for each kind of issue
 */
public record ComparisonGround(ComparedGround comparison, SquareMetres unobserved, Map<String, Long> reasons) {

    public ComparisonGround {
        reasons = new TreeMap<>(reasons);
    }

    /** Share of the compared ground that is unobserved, 0 to 1. */
    public double unobservedShare() {
        double compared = comparison.compared().value();
        return compared == 0 ? 0 : Math.min(1, unobserved.value() / compared);
    }
}
