package org.fieldwarden.testimagery.scene;

import org.fieldwarden.core.LandCover;

/** What lies on the ground in a patch. */
public enum GroundKind {
    ASPHALT(LandCover.HARD_SURFACE),
    ROAD_MARKING(LandCover.HARD_SURFACE),
    CONCRETE(LandCover.HARD_SURFACE),
    DIRT_ROAD(LandCover.BARE_GROUND),
    GRASS(LandCover.VEGETATION),
    /** Sown in rows; from bare soil to full cover as the season goes. */
    ROW_CROP(LandCover.VEGETATION),
    /** Rice: smooth, flooded or green or ripe. */
    PADDY(LandCover.VEGETATION),
    /** Small beds of vegetables in several greens. */
    VEGETABLES(LandCover.VEGETATION),
    ORCHARD(LandCover.VEGETATION),
    /** Freshly dug, with heaps and tracks. */
    EXCAVATION(LandCover.BARE_GROUND),
    /** What is left of a demolished house. */
    RUBBLE(LandCover.BARE_GROUND),
    WATER(LandCover.WATER);

    private final LandCover grown;

    GroundKind(LandCover grown) {
        this.grown = grown;
    }

    /** Land cover when whatever is sown here stands; fields can also lie bare. */
    LandCover grown() {
        return grown;
    }

    boolean isField() {
        return this == ROW_CROP || this == PADDY || this == VEGETABLES;
    }
}
