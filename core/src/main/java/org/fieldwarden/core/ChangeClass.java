package org.fieldwarden.core;

/** Land cover on the baseline and on the current flight, inside one changed place. */
public record ChangeClass(LandCover from, LandCover to) {

    public ChangeKind kind() {
        return ChangeKind.of(from, to);
    }

    /** Stable text form, for example {@code vegetation>building}. */
    public String code() {
        return from.code() + ">" + to.code();
    }
}
