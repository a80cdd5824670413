package org.fieldwarden.app.distribution;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.fieldwarden.app.detection.PairScoring.AlignedPair;
import org.jspecify.annotations.Nullable;

/**
 * Jobs whose flights are open. Opening hashes both files, so the last jobs stay open, and a refusal is remembered for a
 * moment instead of being found out again for every block. Safe for use by several threads.
 */
final class OpenJobs implements AutoCloseable {

    /** The job in work and the one that comes next. */
    private static final int KEPT = 2;

    /** Short, because an operator who puts it right runs again at once. */
    private static final Duration REFUSAL_HOLDS = Duration.ofSeconds(10);

    /** A refusal that was found out sooner is found out again: only hashing is worth remembering. */
    private static final Duration DEAR = Duration.ofSeconds(1);

    private final Function<String, OpenedJob> opener;
    private final Map<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    /** @param opener opens a job by its id, or throws {@link JobRefusedException} */
    OpenJobs(Function<String, OpenedJob> opener) {
        this.opener = opener;
    }

    /** Open flights on their grid, and how they are closed. */
    record OpenedJob(AlignedPair pair, Runnable closing) {}

    /** The pair of a job, open as long as somebody works with it. */
    final class Lease implements AutoCloseable {

        private final Slot slot;

        private Lease(Slot slot) {
            this.slot = slot;
        }

        /** @throws JobRefusedException where this worker cannot do the job */
        AlignedPair pair() {
            return slot.open().pair();
        }

        @Override
        public void close() {
            release(slot);
        }
    }

    /** The job with this id; whoever takes it closes it. */
    synchronized Lease lease(String id) {
        Slot slot = slots.computeIfAbsent(id, Slot::new);
        slot.users++;
        return new Lease(slot);
    }

    private synchronized void release(Slot slot) {
        slot.users--;
        closeUnused(KEPT);
    }

    private void closeUnused(int kept) {
        var each = slots.values().iterator();
        while (slots.size() > kept && each.hasNext()) {
            Slot slot = each.next();
            if (slot.users == 0) {
                slot.close();
                each.remove();
            }
        }
    }

    /** Closes everything that nobody works with. */
    @Override
    public synchronized void close() {
        closeUnused(0);
    }

    private final class Slot {

        private final String id;
        private int users; // guarded by the jobs
        private @Nullable OpenedJob opened;
        private String refusal = "";
        private long refusedAt;

        Slot(String id) {
            this.id = id;
        }

        synchronized OpenedJob open() {
            if (opened != null) {
                return opened;
            }
            if (!refusal.isEmpty() && System.nanoTime() - refusedAt < REFUSAL_HOLDS.toNanos()) {
                throw new JobRefusedException(refusal);
            }
            long begin = System.nanoTime();
            try {
                OpenedJob job = opener.apply(id);
                opened = job;
                return job;
            } catch (JobRefusedException e) {
                refusedAt = System.nanoTime();
                refusal = refusedAt - begin > DEAR.toNanos() ? e.reason() : "";
                throw e;
            }
        }

        synchronized void close() {
            if (opened != null) {
                opened.closing().run();
                opened = null;
            }
        }
    }
}
