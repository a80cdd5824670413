package org.fieldwarden.reporting.sampling;

import java.util.List;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.PixelGrid;

/**
 * A finished comparison, as the map that an audit asks about.
 *
 * @param grid working grid of the comparison; its ground is all that was compared
 * @param changes the changes that the comparison found
 * @param ellipsoidPerPlanar area on the ellipsoid of one square metre in the projection, about 1
 */
public record AuditedMap(
        RunIdentity run, PixelGrid grid, List<Change> changes, UnobservedMap unobserved, double ellipsoidPerPlanar) {

    public AuditedMap {
        changes = List.copyOf(changes);
        if (!(ellipsoidPerPlanar > 0)) {
            throw new IllegalArgumentException("A scale of areas is positive: " + ellipsoidPerPlanar);
        }
    }

    /** All ground that was compared, planar. */
    double comparedM2() {
        return grid.pixels() * grid.pixelAreaM2();
    }
}
