package org.fieldwarden.app.arrivals;

import org.fieldwarden.core.UsageException;

/** A flight is in the catalogue, and the broker that is to be told of it or of its changes is away; it is told when it is back. */
final class UntoldException extends UsageException {

    UntoldException(RuntimeException cause) {
        super(String.valueOf(cause.getMessage()));
        initCause(cause);
    }
}
