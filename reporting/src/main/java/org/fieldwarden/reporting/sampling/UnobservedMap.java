package org.fieldwarden.reporting.sampling;

import java.util.List;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.register.UnobservedGround;

/**
 * What a comparison could not judge.
 *
 * @param area all ground that was not judged, planar
 * @param windows where it lies; a window of kind {@code nodata} may hold ground that was judged
 */
public record UnobservedMap(SquareMetres area, List<UnobservedGround> windows) {

    public UnobservedMap {
        windows = List.copyOf(windows);
    }
}
