package org.fieldwarden.app.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.fieldwarden.app.detection.DetectionRequest;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.detection.StageClock;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.georef.Divisions;
import org.fieldwarden.ingest.geotiff.ContentHash;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders a pair of flights and takes it through the whole flow. */
public final class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final ModelBundle bundle;
    private final DetectionSettings settings;
    private final RunMeters meters;

    public Demo(ModelBundle bundle, DetectionSettings settings, RunMeters meters) {
        this.bundle = bundle;
        this.settings = settings;
        this.meters = meters;
    }

    /** What came out, and how it compares with what is true. */
    public record Result(PairRun.Outcome outcome, DemoScore score) {}

    /**
     * Runs the demonstration.
     *
     * @param seed the same seed gives the same ground
     * @param sidePx side of the flights, pixels of 0.1 m
     */
    public Result run(Path out, long seed, int sidePx) {
        Path flights = out.resolve("flights");
        PairRun.requireWritable(flights);
        DemoSite site = new DemoSite(seed, sidePx);
        LOG.info("Rendering two flights of {} x {} pixels", sidePx, sidePx);
        site.writeFlights(flights.resolve("baseline.tif"), flights.resolve("current.tif"));
        site.writeTruth(out.resolve("truth.geojson"));
        site.writeVillages(out.resolve("villages.geojson"));
        Path layers = site.layers().write(out.resolve("layers"));
        StageClock clock = new StageClock();
        try (Orthophoto baseline = open(flights.resolve("baseline.tif"), "demo-2026-09", LocalDate.of(2026, 9, 5));
                Orthophoto current = open(flights.resolve("current.tif"), "demo-2026-10", LocalDate.of(2026, 10, 5))) {
            DetectionRequest request = new DetectionRequest(
                    baseline,
                    current,
                    Divisions.read(out.resolve("villages.geojson")),
                    DetectionRequest.Output.in(out),
                    Optional.of(ScreeningMeans.read(
                            layers, Optional.empty(), site.grid().crs())));
            PairRun.Outcome outcome = new PairRun(bundle, settings, meters, clock).withEmbeddedBroker(request);
            return new Result(outcome, DemoScore.of(outcome.result().changes(), site.truth()));
        }
    }

    /** Another village gets another name, so that a register of both tells them apart. */
    private static Orthophoto open(Path file, String month, LocalDate flown) {
        FlightId id = new FlightId(month + "-" + ContentHash.of(file).substring(0, 6));
        return GeoTiffOrthophoto.open(file, id, AcquisitionDate.on(flown));
    }
}
