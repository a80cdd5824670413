package org.fieldwarden.app.arrivals;

import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes do. */
public final class Patience {

    private static final int TRIES = 3000;

    private Patience() {}

    /** Returns as soon as it holds; gives up after a minute. */
    public static void until(String what, BooleanSupplier holds) throws InterruptedException {
        for (int count = 0; count < TRIES; count++) {
            if (holds.getAsBoolean()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("Not in time: " + what);
    }
}
