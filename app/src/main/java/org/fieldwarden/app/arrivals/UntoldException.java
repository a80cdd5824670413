package org.fieldwarden.app.arrivals;

import org.fieldwarden.core.UsageException;

/** A flight is in the catalogue and other systems could not be told of it now; they are told when the broker is back. */
final class UntoldException extends UsageException {

    UntoldException(UsageException cause) {
        super(String.valueOf(cause.getMessage()));
        initCause(cause);
    }
}
