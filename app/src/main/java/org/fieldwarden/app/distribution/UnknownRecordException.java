package org.fieldwarden.app.distribution;

/** A record that is not what its topic is for. */
final class UnknownRecordException extends Exception {

    /** @param cause one sentence */
    UnknownRecordException(String cause) {
        super(cause);
    }
}
