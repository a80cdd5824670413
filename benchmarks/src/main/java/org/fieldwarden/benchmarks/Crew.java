package org.fieldwarden.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Workers that live as long as the benchmark, each in a thread of its own. */
final class Crew implements AutoCloseable {

    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<NetworkWorker> workers = new ArrayList<>();
    private final Runnable whenClosed;

    Crew(int size, Supplier<NetworkWorker> network, Runnable whenClosed) {
        this.whenClosed = whenClosed;
        for (int index = 0; index < size; index++) {
            ExecutorService thread = Executors.newSingleThreadExecutor();
            threads.add(thread);
            workers.add(await(thread.submit(network::get)));
        }
    }

    /** Lets every worker do this many batches; returns when all are done. */
    void forward(int batches) {
        List<Future<?>> running = new ArrayList<>();
        for (int index = 0; index < workers.size(); index++) {
            NetworkWorker worker = workers.get(index);
            running.add(threads.get(index).submit(() -> {
                for (int batch = 0; batch < batches; batch++) {
                    worker.forward();
                }
            }));
        }
        running.forEach(Crew::await);
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        for (int index = 0; index < workers.size(); index++) {
            NetworkWorker worker = workers.get(index);
            Callable<Boolean> closing = () -> {
                worker.close();
                return true;
            };
            await(threads.get(index).submit(closing));
            threads.get(index).shutdown();
        }
        whenClosed.run();
    }
}
