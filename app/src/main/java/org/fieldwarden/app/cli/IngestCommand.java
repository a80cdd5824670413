package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fieldwarden.app.catalogue.ArrivalNotice;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.BaselinePlan;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.Coverage;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.FlightIntake;
import org.fieldwarden.ingest.IngestRequest;
import org.fieldwarden.ingest.ReceivedInput;
import org.fieldwarden.ingest.geotiff.Compression;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a flight into the catalogue. */
@Command(
        name = "ingest",
        description =
                "Judges the GeoTIFFs of one flight and keeps them as one cloud-optimized orthophoto in a catalogue.")
final class IngestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "GeoTIFFs, folders or ZIPs; all of them together are one flight.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Path> files;

    @Option(
            names = "--flown",
            required = true,
            paramLabel = "DATE",
            description = "Local day of the flight, for example 2026-10-05; never guessed.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LocalDate flown;

    @Option(names = "--site", paramLabel = "NAME", description = "What you call the place.")
    private String site = "";

    @Option(
            names = "--compression",
            paramLabel = "deflate|jpeg",
            defaultValue = "deflate",
            description = "Of the stored orthophoto: deflate keeps every pixel, jpeg is about a tenth of it"
                    + " (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Compression compression;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka broker that is told of the arrival.")
    private @Nullable String bootstrapServers;

    @Mixin
    private final CatalogueOption catalogue = new CatalogueOption();

    @Mixin
    private final CountyOptions county = new CountyOptions();

    @Override
    public Integer call() {
        FlightCatalogue flights = FlightCatalogue.at(catalogue.folder());
        IngestRequest request = new IngestRequest(
                files.stream().map(ReceivedInput::of).toList(),
                flown,
                site,
                county.bounds(county.divisions()),
                compression);
        CatalogueFlight flight;
        try (IntakeProgress progress = new IntakeProgress()) {
            flight = new FlightIntake(flights, Clock.systemUTC()).receive(request, progress);
        }
        if (bootstrapServers != null) {
            ArrivalNotice.send(bootstrapServers, flight.flight());
        }
        tell(flight, BaselinePlan.of(flight, flights.list()));
        return 0;
    }

    private void tell(CatalogueFlight flight, BaselinePlan plan) {
        PrintWriter out = spec.commandLine().getOut();
        Coverage.Holes holes = flight.coverage().holes();
        out.printf("Flight %s is in the catalogue.%n", flight.flight().id());
        out.printf(
                Locale.ROOT,
                "%d file(s), %s, %d x %d pixels of %.3f m, %.2f ha observed%s.%n",
                flight.parts().size(),
                flight.flight().grid().crs(),
                flight.flight().grid().width(),
                flight.flight().grid().height(),
                flight.flight().grid().gsd().metres(),
                hectares(flight.coverage().observed().value()),
                holes.count() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %d hole(s) of %.2f ha inside",
                                holes.count(),
                                hectares(holes.area().value())));
        for (BaselinePlan.Part part : plan.parts()) {
            out.printf(
                    Locale.ROOT,
                    "Baseline for %.2f ha: %s, flown on %s.%n",
                    hectares(part.area().value()),
                    part.baseline().flight().id(),
                    part.baseline().flight().flownOn());
        }
        if (plan.parts().isEmpty()) {
            out.println("No earlier flight in the catalogue observed this ground.");
        } else {
            out.printf(
                    "Compare: fieldwarden detect --catalogue %s --flight %s --out DIR%n",
                    catalogue.folder(), flight.flight().id());
        }
    }

    static double hectares(double squareMetres) {
        return squareMetres / 10_000;
    }

    /** A flight id as the user gives it. */
    static FlightId flightId(String text) {
        try {
            return new FlightId(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + "; fieldwarden flights lists the ids.");
        }
    }
}
