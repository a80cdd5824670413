package org.fieldwarden.testimagery.scene;

/** On which of the two flights something is there. */
public enum Presence {
    BOTH,
    BASELINE_ONLY,
    CURRENT_ONLY;

    public boolean on(Epoch epoch) {
        return this == BOTH || (this == BASELINE_ONLY) == (epoch == Epoch.BASELINE);
    }
}
