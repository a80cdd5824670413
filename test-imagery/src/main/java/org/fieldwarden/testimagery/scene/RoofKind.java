package org.fieldwarden.testimagery.scene;

/** How a building is covered. */
public enum RoofKind {
    /** Flat concrete with a parapet, often with a stair hut, tanks and solar heaters. */
    FLAT_CONCRETE,
    /** Two tiled slopes. */
    GABLE_TILE,
    /** Low-pitched corrugated steel: blue, red, grey or white. */
    STEEL_SHEET,
    /** Arched plastic film over ribs. */
    PLASTIC_TUNNEL,
    /** Brick walls without a roof. */
    WALLS_ONLY
}
