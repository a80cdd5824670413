package org.fieldwarden.app.distribution;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.fieldwarden.app.detection.PairScoring.AlignedPair;
import org.fieldwarden.app.distribution.BlockAnswer.Outcome;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.detector.BlockDetector;
import org.fieldwarden.detector.BlockKey;
import org.fieldwarden.detector.BlockResult;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;

/**
 * Answers requests for blocks: scores what is not yet in the store, and gives up a block that has killed too many
 * workers. A block that somebody began and did not end is scored alone, so that a block which is innocently under way
 * when another one kills the process is not blamed twice. Safe for use by several threads.
 */
final class BlockWork implements AutoCloseable {

    private final SharedStore store;
    private final WorkerSettings settings;
    private final RunMeters meters;
    private final String worker = WorkerSettings.thisProcess();
    private final String bundleHash;
    private final OpenJobs jobs;
    private final List<ChangeModel> models = new ArrayList<>();
    private final BlockingQueue<BlockDetector> idle = new LinkedBlockingQueue<>();
    private final ReadWriteLock crowd = new ReentrantReadWriteLock(true);
    private final Set<Attempts.Attempt> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    BlockWork(SharedStore store, ChangeModels models, WorkerSettings settings, RunMeters meters) {
        this.store = store;
        this.settings = settings;
        this.meters = meters;
        this.bundleHash = models.bundleHash();
        this.jobs = new OpenJobs(new JobOpener(store, bundleHash));
        for (int i = 0; i < settings.threads(); i++) {
            ChangeModel model = models.newModel();
            this.models.add(model);
            this.idle.add(BlockDetector.of(model));
        }
    }

    /**
     * An answer, and what is to be put aside with it.
     *
     * @param deadLetter why the request is a dead letter, where it is
     */
    record Answered(BlockAnswer answer, Optional<String> deadLetter) {

        static Answered plain(BlockAnswer answer) {
            return new Answered(answer, Optional.empty());
        }
    }

    /** The answer to a request; empty where this worker is stopping and has not begun it. */
    Optional<Answered> answer(BlockRequest request) throws InterruptedException {
        if (store.blocks().contains(request.block())) {
            return Optional.of(kept(request));
        }
        try (OpenJobs.Lease lease = jobs.lease(request.job())) {
            AlignedPair pair = lease.pair();
            requireSameKey(pair, request);
            return answer(request, pair);
        } catch (JobRefusedException refusal) {
            meters.blockRefused();
            return Optional.of(Answered.plain(BlockAnswer.refusal(request, worker, refusal.reason())));
        }
    }

    private void requireSameKey(AlignedPair pair, BlockRequest request) {
        if (!pair.grid().window().contains(request.window())
                || !pair.key(bundleHash, request.window()).equals(request.block())) {
            throw new JobRefusedException("This worker reckons another key for the block at " + request.window()
                    + "; planner and workers must be of one version.");
        }
    }

    private Optional<Answered> answer(BlockRequest request, AlignedPair pair) throws InterruptedException {
        boolean suspect = store.attempts().count(request.block()) > 0;
        Lock place = suspect ? crowd.writeLock() : crowd.readLock();
        place.lock();
        try {
            // Meanwhile the block may have been done, here or elsewhere.
            if (store.blocks().contains(request.block())) {
                return Optional.of(kept(request));
            }
            if (stopping) {
                return Optional.empty();
            }
            return Optional.of(
                    store.attempts().count(request.block()) >= settings.attempts()
                            ? givenUp(request, pair)
                            : scored(request, pair));
        } finally {
            place.unlock();
        }
    }

    private Answered kept(BlockRequest request) {
        meters.blockReused(request.window());
        return Answered.plain(BlockAnswer.of(request, Outcome.KEPT, worker));
    }

    private Answered scored(BlockRequest request, AlignedPair pair) throws InterruptedException {
        long begin = System.nanoTime();
        BlockResult result = detected(request, pair);
        Outcome outcome = result.isLasting() ? Outcome.KEPT : Outcome.UNSCORED;
        if (outcome == Outcome.KEPT) {
            store.blocks().put(request.block(), result);
        } else {
            store.unscored(request.job()).put(request.block(), result);
        }
        meters.blockScored(request.window(), result.issues());
        meters.blockTook(Duration.ofNanos(System.nanoTime() - begin));
        return Answered.plain(BlockAnswer.of(request, outcome, worker));
    }

    /** What kills the process in here leaves the attempt behind; a disk that fails afterwards is not the block's fault. */
    private BlockResult detected(BlockRequest request, AlignedPair pair) throws InterruptedException {
        BlockDetector detector = idle.take();
        Attempts.Attempt attempt = store.attempts().begin(request.block(), worker);
        underWay.add(attempt);
        BlockResult result;
        try {
            result = detector.detect(pair.task(request.window()));
        } catch (RuntimeException | Error e) {
            explain(attempt, e);
            throw e;
        } finally {
            underWay.remove(attempt);
            idle.add(detector);
        }
        store.attempts().clear(request.block());
        return result;
    }

    private void explain(Attempts.Attempt attempt, Throwable cause) {
        try {
            store.attempts().explain(attempt, worker, cause);
        } catch (UncheckedIOException unwritten) {
            cause.addSuppressed(unwritten); // that it was begun is on the disk, and that is what counts
        }
    }

    private Answered givenUp(BlockRequest request, AlignedPair pair) {
        PixelWindow window = request.window();
        BlockKey block = request.block();
        String cause = "The block at " + window + " ended " + store.attempts().count(block)
                + " workers and is given up (" + store.attempts().told(block) + ")";
        SquareMetres area = new SquareMetres(window.pixels() * pair.grid().pixelAreaM2());
        BlockResult result = BlockResult.unobserved(window, new Issue.BlockFailed(window, area, "score", cause));
        store.unscored(request.job()).put(block, result);
        meters.blockScored(window, result.issues());
        return new Answered(BlockAnswer.of(request, Outcome.UNSCORED, worker), Optional.of(cause));
    }

    /** Lets nothing begin any more. */
    void stop() {
        stopping = true;
    }

    /** Takes back the attempts of blocks that are cut off by a stop: they have not killed anybody. */
    void withdrawUnderWay() {
        underWay.forEach(store.attempts()::withdraw);
    }

    /** Closes flights and models; only when nothing is under way. */
    @Override
    public void close() {
        jobs.close();
        models.forEach(ChangeModel::close);
    }
}
