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

    public RunMeters() {
        Gauge.builder(Meters.UNOBSERVED.meterName(), unobservedM2, DoubleAdder::sum)
                .description(Meters.UNOBSERVED.description())
                .baseUnit("square metres")
                .register(registry);
        Gauge.builder(Meters.LAG.meterName(), lag, AtomicLong::get)
                .description(Meters.LAG.description())
                .register(registry);
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

    private Counter counter(Meters meter, String... tags) {
        return Counter.builder(meter.meterName())
                .description(meter.description())
                .tags(tags)
                .register(registry);
    }
}
