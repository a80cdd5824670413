package org.fieldwarden.reporting.casework;

import org.fieldwarden.core.SquareMetres;

/**
 * How much ground, and how much of it farmland.
 *
 * @param farmland never more than {@code area}
 */
public record Extent(SquareMetres area, SquareMetres farmland) {

    public static final Extent NONE = new Extent(SquareMetres.ZERO, SquareMetres.ZERO);

    /** Rounding of areas that people type, square metres. */
    private static final double TOLERANCE_M2 = 0.005;

    public Extent {
        if (farmland.value() > area.value() + TOLERANCE_M2) {
            throw new IllegalArgumentException(
                    "Farmland is a part of the area: " + farmland.value() + " m2 of " + area.value() + " m2");
        }
    }

    public Extent plus(Extent other) {
        return new Extent(area.plus(other.area), farmland.plus(other.farmland));
    }

    /** What is left when {@code other} is taken off; nothing where no more than rounding is left. */
    public Extent minus(Extent other) {
        return new Extent(rest(area, other.area), rest(farmland, other.farmland));
    }

    public boolean isNone() {
        return area.value() <= TOLERANCE_M2 && farmland.value() <= TOLERANCE_M2;
    }

    boolean holds(Extent other) {
        return other.area.value() <= area.value() + TOLERANCE_M2
                && other.farmland.value() <= farmland.value() + TOLERANCE_M2;
    }

    private static SquareMetres rest(SquareMetres whole, SquareMetres part) {
        double rest = whole.value() - part.value();
        return rest <= TOLERANCE_M2 ? SquareMetres.ZERO : new SquareMetres(rest);
    }
}
