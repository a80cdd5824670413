package org.fieldwarden.app.distribution;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * How a worker works.
 *
 * @param threads blocks scored at a time, at least 1
 * @param attempts how many workers a block may kill before it is given up, at least 1
 */
public record WorkerSettings(int threads, int attempts) {

    public static final int DEFAULT_ATTEMPTS = 3;

    public WorkerSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("There is at least one worker, not " + threads);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("A block is tried at least once, not " + attempts + " times");
        }
    }

    /** This process as others know it: host and process number. */
    static String thisProcess() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unnamed"; // a machine whose own name does not resolve; the process number still tells
        }
        return host + "/" + ProcessHandle.current().pid();
    }
}
