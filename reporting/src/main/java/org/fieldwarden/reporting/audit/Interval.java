package org.fieldwarden.reporting.audit;

/** Between which values a figure lies at the stated confidence; both ends belong to it. */
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("An interval runs upwards: " + lower + " to " + upper);
        }
    }

    public double width() {
        return upper - lower;
    }
}
