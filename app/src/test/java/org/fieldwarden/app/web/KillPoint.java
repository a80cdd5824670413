package org.fieldwarden.app.web;

/** Moments of a flight's way into the catalogue, told by the files that are there; none lasts longer than it must. */
enum KillPoint {
    /** The upload has a folder, and what is known of it is not yet written. */
    BEFORE_METADATA,
    /** The upload is known, and not a byte has come. */
    AFTER_METADATA,
    /** Some bytes lie on the disk. */
    MID_CHUNK,
    /** All bytes are here, and the flight is not yet in the queue. */
    AFTER_LAST_CHUNK,
    /** The flight is in the queue, and nothing was done with it. */
    AFTER_QUEUE_STATE,
    /** The files are judged and their pixels read. */
    WHILE_READING,
    /** The orthophoto is written, in the working folder. */
    DURING_COG,
    /** The orthophoto is whole, still in the working folder. */
    BEFORE_RENAME,
    /** The orthophoto lies in its place, and no item names it. */
    AFTER_RENAME,
    /** The flight is in the catalogue, and the queue does not know. */
    AFTER_ITEM,
    /** The flight is in the catalogue, and the broker was not told: it is away. */
    BEFORE_ANNOUNCEMENT;

    boolean isReached(Traces traces) {
        return switch (this) {
            case BEFORE_METADATA -> traces.hasNamelessUpload();
            case AFTER_METADATA -> traces.hasUpload() && traces.uploadedBytes() == 0;
            case MID_CHUNK -> traces.uploadedBytes() > 0 && traces.uploadedBytes() < traces.wholeUpload();
            case AFTER_LAST_CHUNK -> traces.uploadedBytes() == traces.wholeUpload() && !traces.isQueued();
            case AFTER_QUEUE_STATE -> traces.isQueued() && !traces.hasWorkroom();
            case WHILE_READING -> traces.hasWorkroom() && traces.unfinishedBytes() == 0 && !traces.hasOrthophoto();
            case DURING_COG -> traces.unfinishedBytes() > 0 && traces.unfinishedBytes() < traces.wholeOrthophoto();
            case BEFORE_RENAME -> traces.unfinishedBytes() == traces.wholeOrthophoto();
            case AFTER_RENAME -> traces.hasOrthophoto() && !traces.hasItem();
            case AFTER_ITEM -> traces.hasItem() && traces.isQueuedAs("STORING");
            case BEFORE_ANNOUNCEMENT -> traces.hasItem();
        };
    }
}
