package org.fieldwarden.app.distribution;

/** A job that this worker cannot do, whatever the block: another model, another file, another version. */
final class JobRefusedException extends RuntimeException {

    /** @param reason one sentence that says what to do */
    JobRefusedException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
