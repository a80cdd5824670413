package org.fieldwarden.core;

/** Something the user can put right; the message is one sentence that says what, where and what to do. */
public class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
