package org.fieldwarden.app.distribution;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.detector.ChangeModels;

/** A worker on a thread of this process. */
final class RunningWorker implements AutoCloseable {

    private final BlockWorker worker;
    private final CompletableFuture<Boolean> end;

    private RunningWorker(BlockWorker worker) {
        this.worker = worker;
        this.end = CompletableFuture.supplyAsync(worker::run, task -> new Thread(task, "worker").start());
    }

    static RunningWorker of(Cluster cluster, ChangeModels models) {
        return new RunningWorker(new BlockWorker(cluster, models, new WorkerSettings(2, 3), new RunMeters()));
    }

    /** Asks the worker to stop, and does not wait. */
    void stop() {
        worker.stop();
    }

    /** Stops the worker; what ended it before is thrown here. */
    @Override
    public void close() {
        worker.stop();
        try {
            end.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
