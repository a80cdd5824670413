package org.fieldwarden.reporting.summary;

import java.util.List;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.SquareMetres;

/**
 * How much ground a comparison looked at. Unobserved is not unchanged.
 *
 * @param compared ground of the working grid, planar
 * @param unobserved part of it that was not judged, planar
 */
public record ObservedGround(SquareMetres compared, SquareMetres unobserved) {

    public ObservedGround {
        if (compared.value() <= 0) {
            throw new IllegalArgumentException("A comparison covers some ground");
        }
    }

    /** The ground of a grid, of which the issues left some unobserved. */
    public static ObservedGround of(PixelGrid grid, List<Issue> issues) {
        SquareMetres unobserved = issues.stream().map(Issue::unobserved).reduce(SquareMetres.ZERO, SquareMetres::plus);
        return new ObservedGround(new SquareMetres(grid.pixels() * grid.pixelAreaM2()), unobserved);
    }

    /** Unobserved part of the compared ground, 0 to 1. */
    public double unobservedShare() {
        return Math.min(1, unobserved.value() / compared.value());
    }
}
