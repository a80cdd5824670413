package org.fieldwarden.app.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelWindow;

/** The meters of one run. Safe for use by several threads. */
public final class RunMeters {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DoubleAdder unobservedM2 = new DoubleAdder();
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong inHand = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();

    public RunMeters() {
        Gauge.builder(Meters.UNOBSERVED.meterName(), unobservedM2, DoubleAdder::sum)
                .description(Meters.UNOBSERVED.description())
                .baseUnit("square metres")
                .register(registry);
        gauge(Meters.LAG, lag);
        gauge(Meters.IN_HAND, inHand);
        gauge(Meters.WAITING, waiting);
        gauge(Meters.MISSING, missing);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    public void blockScored(PixelWindow block, List<Issue> issues) {
        boolean failed = issues.stream()
                .anyMatch(issue -> issue instanceof Issue.BlockFailed || issue instanceof Issue.Unreadable);
        counter(Meters.BLOCKS, "outcome", failed ? "failed" : "scored").increment();
        counter(Meters.PIXELS).increment((double) block.pixels());
    }

    public void blockReused(PixelWindow block) {
        counter(Meters.BLOCKS, "outcome", "reused").increment();
        counter(Meters.PIXELS).increment((double) block.pixels());
    }

    /** Observed pixels of a block that the network did not have to look at. */
    public void settled(long pixels) {
        counter(Meters.SETTLED).increment((double) pixels);
    }

    /** A worker could not do the job of a block at all. */
    public void blockRefused() {
        counter(Meters.BLOCKS, "outcome", "refused").increment();
    }

    /** How long a worker took for one block. */
    public void blockTook(Duration duration) {
        Timer.builder(Meters.BLOCK.meterName())
                .description(Meters.BLOCK.description())
                .register(registry)
                .record(duration);
    }

    /** Where a worker stands: blocks taken and not answered, and those that wait behind them. */
    public void workerAt(long blocksInHand, long blocksWaiting) {
        inHand.set(blocksInHand);
        waiting.set(blocksWaiting);
    }

    public void commitFailed() {
        counter(Meters.COMMITS_FAILED).increment();
    }

    /** How many blocks a distributed run still waits for. */
    public void blocksMissing(long blocks) {
        missing.set(blocks);
    }

    public void issues(List<Issue> issues) {
        for (Issue issue : issues) {
            counter(Meters.ISSUES, "kind", issue.kind()).increment();
            unobservedM2.add(issue.unobserved().value());
        }
    }

    public void changes(List<Change> changes) {
        changes.forEach(
                change -> counter(Meters.CHANGES, "kind", change.kind().code()).increment());
    }

    public void eventsSent(int count) {
        counter(Meters.EVENTS).increment(count);
    }

    public void fed(long deadLettered, long lagging) {
        counter(Meters.DEAD_LETTERS).increment((double) deadLettered);
        lag.set(lagging);
    }

    public void stage(String stage, Duration duration) {
        Timer.builder(Meters.STAGE.meterName())
                .description(Meters.STAGE.description())
                .tag("stage", stage)
                .register(registry)
                .record(duration);
    }

    /** Count of a counter, summed over its tags. */
    public long count(Meters meter) {
        return Math.round(registry.find(meter.meterName()).counters().stream()
                .mapToDouble(Counter::count)
                .sum());
    }

    /** Counts of a counter by the value of its tag. */
    public Map<String, Long> countsBy(Meters meter, String tag) {
        Map<String, Long> counts = new TreeMap<>();
        for (Counter counter : registry.find(meter.meterName()).counters()) {
            String value = counter.getId().getTag(tag);
            if (value != null) {
                counts.merge(value, Math.round(counter.count()), Long::sum);
            }
        }
        return counts;
    }

    /** All meters in the text form that Prometheus reads. */
    public String scrape() {
        return registry.scrape();
    }

    private void gauge(Meters meter, AtomicLong value) {
        Gauge.builder(meter.meterName(), value, AtomicLong::get)
                .description(meter.description())
                .register(registry);
    }

    private Counter counter(Meters meter, String... tags) {
        return Counter.builder(meter.meterName())
                .description(meter.description())
                .tags(tags)
                .register(registry);
    }
}
