package org.fieldwarden.georef;

/**
 * A run of places on a closed boundary; it may pass the last place and go on at the first.
 *
 * @param from index of the first place, not negative
 * @param count number of places, not negative
 */
record Arc(int from, int count) {

    Arc {
        if (from < 0 || count < 0) {
            throw new IllegalArgumentException("No run of places: " + count + " from " + from);
        }
    }

    int middle() {
        return from + count / 2;
    }

    int end() {
        return from + count;
    }

    /** Without both ends, where rounded corners and the neighbours' pixels are. */
    Arc trimmed() {
        int trim = Math.min(2, count / 10);
        return new Arc(from + trim, count - 2 * trim);
    }
}
