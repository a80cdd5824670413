package org.fieldwarden.core;

/** A place that cannot be written to, mostly because the disk is full; what was asked may be tried again later. */
public final class StorageException extends UsageException {

    /** @param message one sentence: where, why, what to do */
    public StorageException(String message) {
        super(message);
    }
}
