package org.fieldwarden.app.detection;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.georef.kafka.ChangePublisher;
import org.fieldwarden.georef.kafka.EvidenceLinks;
import org.fieldwarden.georef.kafka.FlightPublisher;
import org.fieldwarden.reporting.kafka.ChangeFeed;
import org.fieldwarden.reporting.kafka.FeedReport;
import org.fieldwarden.reporting.register.Register;

/** Sends a comparison's changes to Kafka and feeds the register from there, never past it. */
public final class EventFlow {

    private final String bootstrapServers;
    private final RunMeters meters;

    public EventFlow(String bootstrapServers, RunMeters meters) {
        this.bootstrapServers = bootstrapServers;
        this.meters = meters;
    }

    public void arrived(Flight baseline, Flight current) {
        try (FlightPublisher publisher = FlightPublisher.open(bootstrapServers)) {
            publisher.arrived(baseline, Instant.now());
            publisher.arrived(current, Instant.now());
        }
    }

    public void accepted(FlightPair flights) {
        try (FlightPublisher publisher = FlightPublisher.open(bootstrapServers)) {
            publisher.accepted(flights, Instant.now());
        }
    }

    /** Tells who listens that two flights are not compared, and why. */
    public void refused(FlightPair flights, String reason) {
        try (FlightPublisher publisher = FlightPublisher.open(bootstrapServers)) {
            publisher.refused(flights, List.of(reason), Instant.now());
        }
    }

    /** Publishes the changes; returns once the broker has acknowledged each. */
    public void publish(List<Change> changes) {
        try (ChangePublisher publisher = ChangePublisher.open(bootstrapServers, EvidenceLinks.none())) {
            publisher.publish(changes);
        }
        meters.eventsSent(changes.size());
    }

    /**
     * Reads the changes topic into the register. A topic that several sites share also holds changes of other pairs;
     * those are for other registers.
     *
     * @param file the register's file, which also names its place in the topic
     * @throws UsageException where a change that was sent did not come back
     */
    public FeedReport feed(Register register, Path file, List<Change> sent) {
        Set<ChangeId> wanted = sent.stream().map(Change::id).collect(Collectors.toUnmodifiableSet());
        String group = "fieldwarden-register-"
                + Integer.toHexString(
                        file.toAbsolutePath().normalize().toString().hashCode());
        try (ChangeFeed feed = ChangeFeed.open(
                bootstrapServers,
                group,
                changes -> register.accept(changes.stream()
                        .filter(change -> wanted.contains(change.id()))
                        .toList()))) {
            FeedReport report = feed.drain();
            meters.fed(report.deadLettered(), report.lag());
            requireAll(register, wanted);
            return report;
        }
    }

    private static void requireAll(Register register, Set<ChangeId> wanted) {
        Set<ChangeId> stored = register.list().stream().map(Change::id).collect(Collectors.toUnmodifiableSet());
        long missing = wanted.stream().filter(id -> !stored.contains(id)).count();
        if (missing > 0) {
            throw new UsageException(missing + " of " + wanted.size() + " changes that were sent did not come back from"
                    + " the changes topic: check the broker's retention and access rights, then run again.");
        }
    }
}
