package org.fieldwarden.app.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own, on a folder and a port that outlive it: what a test can kill and start again. */
public final class BrokerOnPort {

    private BrokerOnPort() {}

    /** Runs until it is killed; arguments: data folder and port. */
    public static void main(String[] arguments) throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.startAt(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println(broker.bootstrapServers());
            new CountDownLatch(1).await();
        }
    }
}
