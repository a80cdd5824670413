package org.fieldwarden.app.arrivals;

import java.time.Instant;

/**
 * Something that cannot be done now and is tried again.
 *
 * @param place what it is about
 * @param cause whose it is to put right
 * @param message the latest failure's own sentence
 * @param since when it failed so for the first time
 * @param times how often in a row, at least 1
 */
public record Trouble(Place place, Cause cause, String message, Instant since, int times) {

    /**
     * What a trouble is about.
     *
     * @param name of the folder or the files, as people know it
     */
    public record Place(Work work, String name) {}

    /** What is being done. */
    public enum Work {
        /** A watched folder is looked into. */
        WATCH,
        /** A flight is taken into the catalogue and compared. */
        ARRIVAL,
        /** Files that are needed no longer are removed. */
        CLEARING,
        /** Complete uploads are handed to the queue. */
        UPLOADS
    }

    /** Whose a trouble is to put right. */
    public enum Cause {
        /** Disk, share, permission or broker: it goes on by itself once that is put right. */
        OUTSIDE,
        /** An error of ours. */
        OURS
    }

    /** The same trouble once more, or another one at the same place, which is counted anew. */
    Trouble then(Trouble next) {
        // Sentences of a disk name temporary files, so the same one never comes twice.
        boolean same = cause == next.cause && (cause == Cause.OUTSIDE || message.equals(next.message));
        return same ? new Trouble(place, cause, next.message, since, times + 1) : next;
    }
}
