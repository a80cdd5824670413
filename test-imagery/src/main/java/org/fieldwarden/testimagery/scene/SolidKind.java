package org.fieldwarden.testimagery.scene;

/** What a solid counts as in the labels. */
enum SolidKind {
    BUILDING,
    PLANT,
    VEHICLE
}
