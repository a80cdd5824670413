package org.fieldwarden.app.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.georef.crs.EllipsoidArea;
import org.fieldwarden.reporting.register.CrsDefinition;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.sampling.AuditedMap;
import org.fieldwarden.reporting.sampling.ObservedTest;
import org.fieldwarden.reporting.sampling.RunIdentity;
import org.fieldwarden.reporting.sampling.UnobservedMap;
import org.locationtech.jts.geom.Polygon;

/**
 * A finished run of {@code detect}, read from its folder for the map audit.
 *
 * @param largestShiftPx largest shift between the flights that co-registration found, pixels of the working grid
 */
public record AuditedRun(AuditedMap map, double largestShiftPx) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads {@code summary.json}, {@code changes.geojson} and {@code changes.gpkg}.
     *
     * @throws UsageException where the folder holds no finished run
     * @throws InputDataException where its files do not belong together
     */
    public static AuditedRun read(Path folder) {
        for (String name : List.of("summary.json", "changes.geojson", "changes.gpkg")) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new UsageException("No finished run lies in " + folder + ": " + name
                        + " is missing; name the folder that detect wrote.");
            }
        }
        JsonNode summary = json(folder.resolve("summary.json"));
        try {
            return read(folder, summary);
        } catch (IllegalArgumentException e) {
            throw new InputDataException(
                    folder.resolve("summary.json").toString(),
                    "read run",
                    "not the summary of a run; run detect again",
                    e);
        }
    }

    private static AuditedRun read(Path folder, JsonNode summary) {
        PixelGrid grid = grid(summary.required("grid"));
        Set<String> found = foundIds(json(folder.resolve("changes.geojson")));
        CrsCatalogue catalogue = new CrsCatalogue();
        var definition = catalogue.definition(grid.crs());
        List<Change> changes;
        UnobservedMap unobserved;
        try (Register register = Register.open(
                folder.resolve("changes.gpkg"),
                new CrsDefinition(definition.code(), definition.name(), definition.wkt()))) {
            changes = register.list().stream()
                    .filter(change -> found.contains(change.id().value()))
                    .toList();
            unobserved = new UnobservedMap(
                    new SquareMetres(summary.required("unobserved")
                            .required("unobservedM2")
                            .asDouble()),
                    register.listUnobserved(flight(summary, "baseline"), flight(summary, "current")));
        }
        if (changes.size() != found.size()) {
            throw new InputDataException(
                    folder.toString(),
                    "read run",
                    "changes.geojson and changes.gpkg do not hold the same changes; run detect again");
        }
        Polygon ground = grid.toMap(grid.window());
        double scale =
                EllipsoidArea.ofMap(ground, catalogue.toLonLat(grid.crs())).value() / ground.getArea();
        return new AuditedRun(
                new AuditedMap(identity(summary), grid, changes, unobserved, scale),
                summary.required("settings")
                        .path("coRegistrationLargestShiftPx")
                        .asDouble(0));
    }

    /**
     * Says where both flights show the ground, for a plan. A place counts as shown only if the ground around it is shown
     * too, as far as the flights were shifted: at the edge of nodata the run could not judge either.
     */
    public ObservedTest observedBy(Orthophoto baseline, Orthophoto current) {
        return new ShownGround(baseline, current, map.grid(), (int) Math.ceil(largestShiftPx));
    }

    /**
     * Refuses flights other than those of a run.
     *
     * @throws UsageException with the file that is not the run's
     */
    public static void requireFlights(RunIdentity run, Orthophoto baseline, Orthophoto current) {
        requireFlight(run.baselineHash(), baseline, "--baseline");
        requireFlight(run.currentHash(), current, "--current");
    }

    private static void requireFlight(String hash, Orthophoto flight, String option) {
        if (!flight.flight().contentHash().equals(hash)) {
            throw new UsageException(option + " names another file than the run compared: the run's has SHA-256 " + hash
                    + ", this one " + flight.flight().contentHash() + ".");
        }
    }

    private static RunIdentity identity(JsonNode summary) {
        return new RunIdentity(
                summary.required("baseline").required("contentHash").asText(),
                summary.required("current").required("contentHash").asText(),
                summary.required("modelBundleHash").asText());
    }

    private static FlightId flight(JsonNode summary, String role) {
        return new FlightId(summary.required(role).required("id").asText());
    }

    private static PixelGrid grid(JsonNode json) {
        JsonNode terms = json.required("pixelToMap");
        return new PixelGrid(
                new CrsCode(json.required("crs").asText()),
                new PixelToMap(
                        terms.required(0).asDouble(),
                        terms.required(1).asDouble(),
                        terms.required(2).asDouble(),
                        terms.required(3).asDouble(),
                        terms.required(4).asDouble(),
                        terms.required(5).asDouble()),
                json.required("width").asInt(),
                json.required("height").asInt());
    }

    private static Set<String> foundIds(JsonNode geoJson) {
        Set<String> ids = new HashSet<>();
        geoJson.required("features")
                .forEach(feature -> ids.add(feature.required("id").asText()));
        return ids;
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new InputDataException(file.toString(), "read run", "not the JSON of a run; run detect again", e);
        }
    }
}
