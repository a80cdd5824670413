package org.fieldwarden.models.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kinds of training pairs; recipes name them in lower case. */
public enum SampleKind {

    /** Rendered scenes with true changes. */
    RENDERED(false, false),

    /** Real ground with buildings and ground works laid in or taken away. */
    PASTED(true, false),

    /** Real ground of which a part gives way to other real ground. */
    REGION(true, false),

    /** Two different places; what has a building on one alone has changed. */
    PAIRED(true, false),

    /** Real ground against itself in other light, or another date of it: no change. */
    UNDISTURBED(true, false),

    /** Real pictures of two dates that were judged unchanged. */
    REPEATS(false, true),

    /** Real pictures of two dates between which buildings came or went, with drawn outlines. */
    CHANGES(false, true);

    private final boolean labelledGround;
    private final boolean repeatPictures;

    SampleKind(boolean labelledGround, boolean repeatPictures) {
        this.labelledGround = labelledGround;
        this.repeatPictures = repeatPictures;
    }

    /** Whether places with building labels are needed. */
    public boolean needsLabelledGround() {
        return labelledGround;
    }

    /** Whether pairs of pictures of one place are needed. */
    public boolean needsRepeatPictures() {
        return repeatPictures;
    }

    boolean needsImagery() {
        return labelledGround || repeatPictures;
    }

    /** As recipes write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SampleKind ofKey(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no kind of sample '" + key + "'; there are "
                        + Arrays.stream(values()).map(SampleKind::key).collect(Collectors.joining(", "))));
    }
}
