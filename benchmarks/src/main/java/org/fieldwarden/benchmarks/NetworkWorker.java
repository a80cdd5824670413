package org.fieldwarden.benchmarks;

/** One worker's network with its input in place. Made, run and closed by one thread. */
interface NetworkWorker extends AutoCloseable {

    /** One batch, from pixels in memory to logits in memory. */
    void forward();

    @Override
    void close();
}
