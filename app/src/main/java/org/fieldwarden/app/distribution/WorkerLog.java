package org.fieldwarden.app.distribution;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.fieldwarden.app.meters.Meters;
import org.fieldwarden.app.meters.RunMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker says of itself: one line every 10 seconds. Used by one thread. */
final class WorkerLog {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLog.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final RunMeters meters;
    private long toldAt = System.nanoTime();
    private double toldMegapixels;

    WorkerLog(RunMeters meters) {
        this.meters = meters;
    }

    void assigned(int partitions) {
        LOG.info("{} works on {} partitions of {}", WorkerSettings.thisProcess(), partitions, BlockTopics.BLOCKS);
    }

    /**
     * Sets the gauges, and says something if it is time.
     *
     * @param open requests taken and not answered
     * @param lag requests behind them that are for this worker
     */
    void tell(int open, long lag) {
        meters.workerAt(open, lag);
        long now = System.nanoTime();
        if (now - toldAt < EVERY.toNanos()) {
            return;
        }
        Map<String, Long> blocks = meters.countsBy(Meters.BLOCKS, "outcome");
        double megapixels = meters.count(Meters.PIXELS) / 1e6;
        double rate = (megapixels - toldMegapixels) / ((now - toldAt) / 1e9);
        LOG.info(
                "blocks {}, {} megapixels/s, {} in hand, {} more wait",
                blocks,
                String.format(Locale.ROOT, "%.2f", rate),
                open,
                lag);
        toldAt = now;
        toldMegapixels = megapixels;
    }
}
