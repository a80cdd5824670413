package org.fieldwarden.app.detection;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.app.broker.EmbeddedBroker;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.georef.kafka.PublishException;
import org.fieldwarden.reporting.register.CrsDefinition;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.summary.RunCost;
import org.fieldwarden.reporting.summary.RunSummary;

/** One pair from open flights to written files: detect, publish, feed the register, write. */
public final class PairRun {

    private final ModelBundle bundle;
    private final DetectionSettings settings;
    private final RunMeters meters;
    private final StageClock clock;
    private final BlockScoring scoring;

    /** A run that scores on threads of this process. */
    public PairRun(ModelBundle bundle, DetectionSettings settings, RunMeters meters, StageClock clock) {
        this(bundle, settings, meters, clock, new LocalScoring(bundle, settings, meters));
    }

    public PairRun(
            ModelBundle bundle, DetectionSettings settings, RunMeters meters, StageClock clock, BlockScoring scoring) {
        this.bundle = bundle;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.scoring = scoring;
    }

    /**
     * Everything that a closing table tells.
     *
     * @param written what came of screening, and what the register says of the changes
     */
    public record Outcome(DetectionResult result, RunSummary summary, List<Path> files, Deliverables.Written written) {

        /** Whether so much ground was left unobserved that the run must not count as done. */
        public boolean tooMuchUnobserved(double largestShare) {
            return result.comparison().ground().unobservedShare() > largestShare;
        }
    }

    /**
     * Asks the gate whether the flights can be compared at all; cheap, and done again by every run.
     *
     * @param broker outside broker that is told of a refusal
     * @throws InputDataException where they cannot, with the reason
     */
    public void requireComparable(DetectionRequest request, Optional<String> broker) {
        try {
            detection().judge(request);
        } catch (InputDataException refusal) {
            broker.ifPresent(servers -> tell(servers, request, refusal));
            throw refusal;
        }
    }

    /** The refusal is what the user must hear first, and it is sent again by the next run. */
    private void tell(String bootstrapServers, DetectionRequest request, InputDataException refusal) {
        FlightPair flights =
                new FlightPair(request.baseline().flight(), request.current().flight());
        try {
            new EventFlow(bootstrapServers, meters).refused(flights, String.valueOf(refusal.getMessage()));
        } catch (PublishException | UsageException unsent) {
            refusal.addSuppressed(unsent);
        }
    }

    private ChangeDetection detection() {
        return new ChangeDetection(bundle, settings, meters, clock, scoring);
    }

    /** Runs with a broker of our own, whose data lie under the output folder. */
    public Outcome withEmbeddedBroker(DetectionRequest request) {
        try (EmbeddedBroker broker =
                clock.time("broker", () -> EmbeddedBroker.start(request.out().resolve("kafka")))) {
            return withBroker(request, broker.bootstrapServers());
        }
    }

    /** Runs with the broker of somebody else. */
    public Outcome withBroker(DetectionRequest request, String bootstrapServers) {
        EventFlow events = new EventFlow(bootstrapServers, meters);
        clock.run(
                "announce",
                () -> events.arrived(
                        request.baseline().flight(), request.current().flight()));
        DetectionResult result = detection().detect(request);
        clock.run("publish", () -> {
            events.accepted(result.comparison().flights());
            events.publish(result.changes());
        });
        Path file = request.output().register();
        requireWritable(file.toAbsolutePath().resolveSibling(".").normalize());
        try (Register register = Register.open(file, crs(result))) {
            List<Change> before = clock.time("register", () -> {
                List<Change> known = ofPair(register, result);
                events.feed(register, file, result.changes());
                return known;
            });
            Deliverables.Written written = clock.time("write", () -> Deliverables.write(request, result, register));
            return finished(request, result, written.against(before, found(register, result)));
        }
    }

    /** What the register has of these two flights. */
    private static List<Change> ofPair(Register register, DetectionResult result) {
        FlightPair flights = result.comparison().flights();
        return register.listNumbered(flights.baseline().id(), flights.current().id()).stream()
                .map(NumberedChange::change)
                .toList();
    }

    private static List<Change> found(Register register, DetectionResult result) {
        Set<ChangeId> ids = result.changes().stream().map(Change::id).collect(Collectors.toUnmodifiableSet());
        return ofPair(register, result).stream()
                .filter(change -> ids.contains(change.id()))
                .toList();
    }

    private Outcome finished(DetectionRequest request, DetectionResult result, Deliverables.Written written) {
        List<Path> files = new ArrayList<>(written.files());
        Map<String, Duration> stages = clock.stages();
        stages.forEach(meters::stage);
        RunSummary summary = new RunSummary(
                result.comparison(),
                Deliverables.settings(result),
                result.changes(),
                new RunCost(stages, PeakMemory.bytes().orElse(0)),
                files);
        Path file = request.out().resolve("summary.json");
        summary.write(file);
        files.add(file);
        return new Outcome(result, summary, List.copyOf(files), written);
    }

    private static CrsDefinition crs(DetectionResult result) {
        var definition =
                new CrsCatalogue().definition(result.comparison().grid().crs());
        return new CrsDefinition(definition.code(), definition.name(), definition.wkt());
    }

    /** Makes the output folder, and proves that it can be written before any work is done. */
    public static void requireWritable(Path out) {
        try {
            Files.createDirectories(out);
            Files.delete(Files.createTempFile(out, ".write", ".probe"));
        } catch (IOException e) {
            throw new UsageException("Cannot write to " + out + " (" + reason(e)
                    + "): choose another folder with --out, or get the right to write there.");
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of this name is in the way";
        }
        return failure instanceof AccessDeniedException ? "no permission" : String.valueOf(failure.getMessage());
    }
}
