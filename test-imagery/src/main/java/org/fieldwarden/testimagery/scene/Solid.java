package org.fieldwarden.testimagery.scene;

import java.util.Optional;

/** Something that stands on the ground: it has a height, casts a shadow and leans in the picture. */
interface Solid {

    Presence presence();

    /** Radius around the centre that holds the whole footprint, metres. */
    double radius();

    double centreX();

    double centreY();

    /** Height that decides how far the solid leans in the picture, metres. */
    double leanHeight();

    /** Height above the ground at a scene position, 0 outside the footprint. */
    float heightAt(double x, double y);

    /** Fills in the look at a scene position inside the footprint. */
    void shade(double x, double y, Shading out);

    /** Whether vertical sides show where the solid leans. */
    default boolean hasWalls() {
        return false;
    }

    /** The same on the pair of flights that follows; empty where it is gone by then. */
    Optional<Solid> later();

    /** What the solid counts as; a vehicle counts as whatever it stands on. */
    SolidKind kind();
}
