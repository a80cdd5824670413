package org.fieldwarden.app.arrivals;

/** How far an arrival has come. */
public enum ArrivalState {
    /** Its files are here. */
    WAITING,
    /** It is judged and written into the catalogue. */
    STORING,
    /** It is compared with its baselines. */
    COMPARING,
    /** Compared; results lie in its folder. */
    DONE,
    /** In the catalogue, and nothing earlier to compare it with. */
    NO_BASELINE,
    /** Not taken, or not compared; the message says what to do. */
    REFUSED,
    /** An error of ours. */
    FAILED;

    /** Whether the worker still has something to do with it. */
    public boolean isOpen() {
        return this == WAITING || this == STORING || this == COMPARING;
    }
}
