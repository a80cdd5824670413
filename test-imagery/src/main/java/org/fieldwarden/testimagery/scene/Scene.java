package org.fieldwarden.testimagery.scene;

import java.util.List;
import org.locationtech.jts.geom.Polygon;

/**
 * A place with everything on it, on both flights.
 *
 * @param widthMetres extent to the east
 * @param heightMetres extent to the south
 * @param soilRedness 0 = grey-brown loam, 1 = red earth
 * @param villages outlines that cover the scene, one per administrative village, in scene metres
 */
public record Scene(
        double widthMetres,
        double heightMetres,
        List<GroundPatch> patches,
        List<Solid> solids,
        List<SceneChange> changes,
        double soilRedness,
        List<Polygon> villages) {

    public Scene {
        patches = List.copyOf(patches);
        solids = List.copyOf(solids);
        changes = List.copyOf(changes);
        villages = List.copyOf(villages);
    }
}
