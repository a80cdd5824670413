package org.fieldwarden.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What one contestant did, round by round. */
final class Rounds {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Contestant contestant;
    private final Crew crew;
    private final int batches;
    private final List<Double> pairsPerSecond = new ArrayList<>();
    private final List<Double> processorMillisPerPair = new ArrayList<>();

    /** @param pairs that all workers together do in a round, at least */
    Rounds(Contestant contestant, Crew crew, int pairs) {
        this.contestant = contestant;
        this.crew = crew;
        int pairsAtOnce = contestant.workers() * contestant.size().pairs();
        batches = Math.max(1, (pairs + pairsAtOnce - 1) / pairsAtOnce);
    }

    Contestant contestant() {
        return contestant;
    }

    void warmUp() {
        crew.forward(batches);
    }

    void measure() {
        long processor = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        crew.forward(batches);
        double nanos = System.nanoTime() - start;
        double pairs =
                (double) batches * contestant.workers() * contestant.size().pairs();
        pairsPerSecond.add(pairs / nanos * 1e9);
        processorMillisPerPair.add((SYSTEM.getProcessCpuTime() - processor) / 1e6 / pairs);
    }

    Quartiles pairsPerSecond() {
        return Quartiles.of(pairsPerSecond);
    }

    /** Time on all processors together: hardly grows with foreign load. */
    Quartiles processorMillisPerPair() {
        return Quartiles.of(processorMillisPerPair);
    }

    /** How much faster than the other, round by round. */
    Quartiles ratioTo(Rounds other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < pairsPerSecond.size(); round++) {
            ratios.add(pairsPerSecond.get(round) / other.pairsPerSecond.get(round));
        }
        return Quartiles.of(ratios);
    }
}
