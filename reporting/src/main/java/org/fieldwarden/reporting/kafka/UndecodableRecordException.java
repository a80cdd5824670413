package org.fieldwarden.reporting.kafka;

/** A record that is not a change as the schema says; the message is the cause that the dead letter carries. */
final class UndecodableRecordException extends Exception {

    UndecodableRecordException(String cause) {
        super(cause);
    }

    UndecodableRecordException(String cause, Throwable reason) {
        super(cause + ": " + firstLine(reason), reason);
    }

    /** Jackson adds the place and an excerpt of the data in further lines. */
    private static String firstLine(Throwable reason) {
        return String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
    }
}
