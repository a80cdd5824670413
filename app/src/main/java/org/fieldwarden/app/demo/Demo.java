package org.fieldwarden.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.fieldwarden.app.arrivals.PairComparison;
import org.fieldwarden.app.broker.EmbeddedBroker;
import org.fieldwarden.app.catalogue.CountyRegister;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.PairRun;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.app.report.FlightImages;
import org.fieldwarden.app.report.ReportFiles;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.app.web.WebServer;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.georef.Divisions;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.identity.Sighting;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.register.Standing;
import org.locationtech.jts.geom.Polygon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders three flights of a village and takes them the whole way: uploaded over HTTP, kept, compared, screened, registered,
 * and reported on month by month, with dossiers of three leads.
 */
public final class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final int DOSSIERS = 3;
    private static final String SITE = "示范村";

    private final ModelBundle bundle;
    private final DetectionSettings settings;
    private final Path out;

    /** @param out folder of everything that is made */
    public Demo(ModelBundle bundle, DetectionSettings settings, Path out) {
        this.bundle = bundle;
        this.settings = settings;
        this.out = out;
    }

    /**
     * A comparison of the demonstration.
     *
     * @param score against what is true of the rendered ground
     */
    public record Month(PairRun.Outcome outcome, RunMeters meters, DemoScore score) {}

    /**
     * What came out.
     *
     * @param months October, then November
     * @param followed what November says of October's leads
     * @param papers reports and dossiers
     * @param papersIn language in which the papers could be printed
     */
    public record Result(List<Month> months, List<Sighting> followed, List<Path> papers, Language papersIn) {

        public Result {
            months = List.copyOf(months);
            followed = List.copyOf(followed);
            papers = List.copyOf(papers);
        }
    }

    /**
     * Runs the demonstration.
     *
     * @param seed the same seed gives the same ground
     * @param sidePx side of the flights, pixels of 0.1 m
     */
    public Result run(long seed, int sidePx) {
        Path flights = out.resolve("flights");
        PairRun.requireWritable(flights);
        requireOneVillage(seed, sidePx);
        DemoSite site = new DemoSite(seed, sidePx);
        LOG.info("Rendering three flights of {} x {} pixels", sidePx, sidePx);
        List<DemoSite.DemoFlight> rendered = site.writeFlights(flights);
        site.writeTruth(out.resolve("truth-2026-10.geojson"), out.resolve("truth-2026-11.geojson"));
        site.writeVillages(out.resolve("villages.geojson"));
        Path layers = site.layers().write(out.resolve("layers"));
        FlightCatalogue catalogue = FlightCatalogue.at(out.resolve("catalogue"));
        List<Month> months = compared(catalogue, rendered, layers, site);
        return reported(catalogue, months);
    }

    /** Flights of another village in one catalogue would be compared with these. */
    private void requireOneVillage(long seed, int sidePx) {
        Path mark = out.resolve("village.txt");
        String village = "seed " + seed + ", side " + sidePx + "\n";
        try {
            if (Files.exists(mark) && !Files.readString(mark).equals(village)) {
                throw new UsageException("The folder " + out + " holds a demonstration of another village ("
                        + Files.readString(mark).strip() + "): choose another --out, or remove it.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + mark, e);
        }
        WholeFile.writeText(mark, village);
    }

    /** Uploads the flights one after the other and waits until each is compared. */
    private List<Month> compared(
            FlightCatalogue catalogue, List<DemoSite.DemoFlight> flights, Path layers, DemoSite site) {
        List<Map.Entry<PairRun.Outcome, RunMeters>> compared = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(out.resolve("kafka"))) {
            PairComparison comparison = new PairComparison(
                    catalogue,
                    WebServer.resultsFolder(catalogue),
                    new PairComparison.Means(
                            bundle,
                            settings,
                            Divisions.read(out.resolve("villages.geojson")),
                            Optional.of(broker.bootstrapServers()),
                            crs -> Optional.of(ScreeningMeans.read(layers, Optional.empty(), crs))),
                    (outcome, meters) -> compared.add(Map.entry(outcome, meters)));
            try (DemoDesk desk = DemoDesk.open(catalogue, comparison)) {
                TusUpload upload = new TusUpload(desk.address());
                for (DemoSite.DemoFlight flight : flights) {
                    int before = desk.arrivals();
                    LOG.info("Uploading {} to {}", flight.file().getFileName(), desk.address());
                    upload.send(flight.file(), flight.flownOn(), SITE);
                    desk.await(before + 1);
                }
            }
        }
        return months(compared, flights, site);
    }

    /** The comparison that ends with each flight but the first; what an earlier run left undone comes before its time. */
    private static List<Month> months(
            List<Map.Entry<PairRun.Outcome, RunMeters>> compared, List<DemoSite.DemoFlight> flights, DemoSite site) {
        List<Month> months = new ArrayList<>();
        for (int index = 1; index < flights.size(); index++) {
            String day = flights.get(index).flownOn().toString();
            Map.Entry<PairRun.Outcome, RunMeters> one = compared.stream()
                    .filter(entry -> entry.getKey()
                            .result()
                            .comparison()
                            .flights()
                            .current()
                            .flownOn()
                            .text()
                            .equals(day))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            List<Polygon> truth = site.truth().get(index - 1);
            DemoScore score = DemoScore.of(one.getKey().result().changes(), truth);
            months.add(new Month(one.getKey(), one.getValue(), score));
        }
        return months;
    }

    private Result reported(FlightCatalogue catalogue, List<Month> months) {
        Path register = CountyRegister.only(catalogue);
        ReportFiles reports = new ReportFiles(register, FlightImages.of(Optional.of(catalogue)), Language.CHINESE);
        LocalDate today = LocalDate.now(ZoneOffset.ofHours(8));
        List<Path> papers = new ArrayList<>();
        Language printed = Language.CHINESE;
        for (YearMonth month : List.of(YearMonth.of(2026, 10), YearMonth.of(2026, 11))) {
            LOG.info("Reporting on {}", month);
            ReportFiles.Written written = reports.month(month, out.resolve("report-" + month), today);
            papers.addAll(written.files());
            printed = written.printed();
        }
        try (Register changes = Register.openExisting(register)) {
            Standing standing = changes.standing();
            papers.addAll(reports.dossiers(chosen(changes.listNumbered(), standing), out.resolve("dossiers"))
                    .files());
            return new Result(months, List.copyOf(standing.sightings().values()), papers, printed);
        }
    }

    /** Those leads first of which a later flight shows something, then the largest. */
    private static List<String> chosen(List<NumberedChange> all, Standing standing) {
        Stream<NumberedChange> followed = all.stream()
                .filter(change -> standing.sightingOf(change.change().id()).isPresent())
                .sorted(Comparator.comparing(
                        change -> standing.sightingOf(change.change().id())
                                .orElseThrow()
                                .kind(),
                        Comparator.reverseOrder()));
        Stream<NumberedChange> largest = all.stream()
                .filter(change -> standing.sightingOf(change.change().id()).isEmpty());
        return Stream.concat(followed, largest)
                .map(NumberedChange::number)
                .distinct()
                .limit(DOSSIERS)
                .toList();
    }
}
