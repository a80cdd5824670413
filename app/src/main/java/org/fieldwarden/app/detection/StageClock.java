package org.fieldwarden.app.detection;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Times the stages of a run, in the order in which they first began. Used by the conductor's thread alone. */
public final class StageClock {

    private final Map<String, Duration> stages = new LinkedHashMap<>();

    /** Runs a stage; several runs of one stage add up. */
    public <T> T time(String stage, Supplier<T> work) {
        long begin = System.nanoTime();
        MDC.put("stage", stage);
        try {
            return work.get();
        } finally {
            MDC.remove("stage");
            stages.merge(stage, Duration.ofNanos(System.nanoTime() - begin), Duration::plus);
        }
    }

    /** Likewise, for work without a result. */
    public void run(String stage, Runnable work) {
        time(stage, () -> {
            work.run();
            return stage;
        });
    }

    public Map<String, Duration> stages() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    }
}
