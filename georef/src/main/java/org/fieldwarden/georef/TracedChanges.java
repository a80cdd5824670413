package org.fieldwarden.georef;

import java.util.List;
import org.fieldwarden.core.SquareMetres;

/**
 * All changed regions of a working grid, and how much of it was judged.
 *
 * @param changes ordered by their topmost, then leftmost pixel
 * @param observed judged ground, planar in the projection
 * @param unobserved ground inside the grid that was not judged, planar in the projection
 * @param dropped regions left out because they are below the minimum mapping unit or the seed threshold
 */
public record TracedChanges(List<TracedChange> changes, SquareMetres observed, SquareMetres unobserved, long dropped) {

    public TracedChanges {
        changes = List.copyOf(changes);
    }
}
