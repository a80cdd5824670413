package org.fieldwarden.testimagery.scene;

/** The two flights of a rendered pair. */
public enum Epoch {
    BASELINE,
    CURRENT
}
