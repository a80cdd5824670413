package org.fieldwarden.app.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both flights of a pair on the working grid; the flights themselves where the disk has no room for copies. */
final class WorkingCopies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingCopies.class);

    /** Room that stays free for results. */
    private static final long RESERVE_BYTES = 1L << 30;

    private final Optional<WorkingCopy> baseline;
    private final Optional<WorkingCopy> current;
    private final DetectionRequest request;

    private WorkingCopies(DetectionRequest request, Optional<WorkingCopy> baseline, Optional<WorkingCopy> current) {
        this.request = request;
        this.baseline = baseline;
        this.current = current;
    }

    /** Reads both flights with several threads. */
    static WorkingCopies read(DetectionRequest request, PixelGrid grid, int threads) {
        try {
            Path folder = Files.createDirectories(request.out().resolve(".scratch"));
            if (Files.getFileStore(folder).getUsableSpace() - RESERVE_BYTES < 2 * WorkingCopy.bytes(grid)) {
                LOG.info(
                        "No room for working copies of the flights in {}; reading them each time, which is slower",
                        folder);
                return new WorkingCopies(request, Optional.empty(), Optional.empty());
            }
            WorkingCopies copies = open(request, grid, folder);
            try {
                copies.fill(threads);
                return copies;
            } catch (RuntimeException e) {
                copies.close();
                throw e;
            }
        } catch (IOException e) {
            LOG.info("No working copies of the flights ({}); reading them each time, which is slower", e.getMessage());
            return new WorkingCopies(request, Optional.empty(), Optional.empty());
        }
    }

    private static WorkingCopies open(DetectionRequest request, PixelGrid grid, Path folder) throws IOException {
        WorkingCopy then = WorkingCopy.open(request.baseline(), grid, folder.resolve("baseline.pixels"));
        try {
            WorkingCopy now = WorkingCopy.open(request.current(), grid, folder.resolve("current.pixels"));
            return new WorkingCopies(request, Optional.of(then), Optional.of(now));
        } catch (IOException e) {
            then.close();
            throw e;
        }
    }

    private void fill(int threads) {
        WorkingCopy then = baseline.orElseThrow();
        WorkingCopy now = current.orElseThrow();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (PixelWindow part : then.parts()) {
                running.add(workers.submit(() -> then.fill(part)));
                running.add(workers.submit(() -> now.fill(part)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the flights", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    Orthophoto baseline() {
        return baseline.<Orthophoto>map(copy -> copy).orElse(request.baseline());
    }

    Orthophoto current() {
        return current.<Orthophoto>map(copy -> copy).orElse(request.current());
    }

    @Override
    public void close() {
        baseline.ifPresent(WorkingCopy::close);
        current.ifPresent(WorkingCopy::close);
    }
}
