package org.fieldwarden.app.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.reporting.dossier.Dossier;
import org.fieldwarden.reporting.dossier.Evidence;
import org.fieldwarden.reporting.monthly.ComparisonGround;
import org.fieldwarden.reporting.monthly.MonthMap;
import org.fieldwarden.reporting.monthly.MonthlyReport;
import org.fieldwarden.reporting.palette.KindColour;
import org.fieldwarden.reporting.paper.PaperPicture;
import org.fieldwarden.reporting.picture.PaperMap;
import org.fieldwarden.reporting.register.ComparedGround;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.register.UnobservedGround;
import org.locationtech.jts.geom.Envelope;

/** Pictures of the ground out of a catalogue's flights, as far as it has them. */
public final class FlightImages {

    private static final int MAP_PX = 1800;
    private static final int VIEW_PX = 900;
    /** Ground around a change, in its own size, so that people recognise the place. */
    private static final double SURROUNDINGS = 2.2;

    private static final double SMALLEST_SIDE_METRES = 25;
    private static final double PLACE_WIDTH_METRES = 350;
    private static final double PLACE_HEIGHT_METRES = 100;
    private static final Color FRAME = new Color(0xFFE600);

    private final Map<FlightId, CatalogueFlight> flights = new HashMap<>();
    private final Optional<FlightCatalogue> catalogue;
    private final Set<String> remarks = new LinkedHashSet<>();

    private FlightImages(Optional<FlightCatalogue> catalogue) {
        this.catalogue = catalogue;
        catalogue.ifPresent(
                known -> known.list().forEach(one -> flights.put(one.flight().id(), one)));
    }

    /** Images of a catalogue's flights; of none, where there is no catalogue. */
    public static FlightImages of(Optional<FlightCatalogue> catalogue) {
        return new FlightImages(catalogue);
    }

    /** The maps of a month's comparisons whose later flight is at hand. */
    public List<MonthMap> maps(Register register, MonthlyReport report) {
        List<MonthMap> maps = new ArrayList<>();
        for (ComparisonGround ground : report.ground()) {
            ComparedGround compared = ground.comparison();
            Optional<Orthophoto> flight = open(compared.current().id());
            if (flight.isPresent()) {
                try (Orthophoto current = flight.get()) {
                    maps.add(new MonthMap(
                            compared.baseline(), compared.current(), map(register, report, compared, current)));
                }
            }
        }
        return maps;
    }

    private static PaperPicture map(
            Register register, MonthlyReport report, ComparedGround compared, Orthophoto flight) {
        List<NumberedChange> changes = new ArrayList<>(report.leads());
        changes.addAll(report.known().followed());
        changes.removeIf(change -> !isOf(change.change().provenance(), compared));
        return PaperPicture.of(PaperMap.of(register.crs(), compared.extent(), MAP_PX)
                .ofChanges(
                        flight,
                        changes,
                        register
                                .listUnobserved(
                                        compared.baseline().id(),
                                        compared.current().id())
                                .stream()
                                .map(UnobservedGround::outline)
                                .toList()));
    }

    private static boolean isOf(Provenance provenance, ComparedGround compared) {
        return provenance.baseline().id().equals(compared.baseline().id())
                && provenance.current().id().equals(compared.current().id());
    }

    /** What stands behind a dossier. */
    public Evidence evidence(Dossier dossier) {
        Change change = dossier.lead().change();
        FlightId baseline = change.provenance().baseline().id();
        FlightId current = change.provenance().current().id();
        Map<FlightId, String> hashes = new HashMap<>();
        for (FlightId id : List.of(baseline, current)) {
            CatalogueFlight known = flights.get(id);
            if (known != null) {
                hashes.put(id, known.flight().contentHash());
            }
        }
        Optional<Orthophoto> before = open(baseline);
        Optional<Orthophoto> after = open(current);
        try {
            return new Evidence(
                    before.isPresent() && after.isPresent()
                            ? Optional.of(pictures(change, before.get(), after.get()))
                            : Optional.empty(),
                    hashes);
        } finally {
            before.ifPresent(Orthophoto::close);
            after.ifPresent(Orthophoto::close);
        }
    }

    private static Evidence.Pictures pictures(Change change, Orthophoto before, Orthophoto after) {
        CrsCode crs = change.place().crs();
        Envelope box = change.place().outline().getEnvelopeInternal();
        double side = Math.max(SMALLEST_SIDE_METRES, SURROUNDINGS * Math.max(box.getWidth(), box.getHeight()));
        PaperMap view = PaperMap.of(crs, around(box, side, side), VIEW_PX);
        double wider = Math.max(1, 3 * side / PLACE_WIDTH_METRES);
        PaperMap place = PaperMap.of(crs, around(box, wider * PLACE_WIDTH_METRES, wider * PLACE_HEIGHT_METRES), MAP_PX);
        Color colour = KindColour.of(change.kind());
        return new Evidence.Pictures(
                PaperPicture.of(view.ofOutline(before, change.place().outline(), colour)),
                PaperPicture.of(view.ofOutline(after, change.place().outline(), colour)),
                PaperPicture.of(place.ofPlace(after, box, FRAME)));
    }

    private static Envelope around(Envelope box, double width, double height) {
        Envelope ground = new Envelope(box.centre());
        ground.expandBy(width / 2, height / 2);
        return ground;
    }

    /** What could not be shown, one sentence each. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    private Optional<Orthophoto> open(FlightId id) {
        try {
            return catalogue.filter(known -> flights.containsKey(id)).map(known -> known.open(id));
        } catch (InputDataException | UsageException e) {
            remarks.add("No pictures of flight " + id + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
