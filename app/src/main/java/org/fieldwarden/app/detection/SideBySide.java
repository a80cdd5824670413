package org.fieldwarden.app.detection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Work on many things that do not need one another: several at a time, results in the order of the things. */
public final class SideBySide {

    private SideBySide() {}

    /**
     * Works on all things. The first failure ends it and is thrown as it was.
     *
     * @param threads how many at a time, at least 1
     * @param work done on threads of their own
     * @param taken told each thing with its result, on the calling thread, in order
     */
    public static <T, R> void each(List<T> things, int threads, Function<T, R> work, BiConsumer<T, R> taken) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<R>> running = new ArrayDeque<>();
            int started = 0;
            for (T thing : things) {
                // Results wait in memory: not many more are begun than are worked on.
                while (started < things.size() && running.size() < 2 * threads) {
                    T next = things.get(started);
                    running.addLast(workers.submit(() -> work.apply(next)));
                    started++;
                }
                taken.accept(thing, result(running.removeFirst()));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
