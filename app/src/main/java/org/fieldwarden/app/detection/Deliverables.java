package org.fieldwarden.app.detection;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.app.screening.ScreenedFiles;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.MetreRaster;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.ingest.geotiff.MetreRasterWriter;
import org.fieldwarden.reporting.list.GeoJsonWriter;
import org.fieldwarden.reporting.list.ListDifference;
import org.fieldwarden.reporting.list.ListedComparison;
import org.fieldwarden.reporting.list.MonthlyList;
import org.fieldwarden.reporting.list.MonthlyListWorkbook;
import org.fieldwarden.reporting.picture.BeforeAfterSheet;
import org.fieldwarden.reporting.picture.MapPicture;
import org.fieldwarden.reporting.picture.ResidualPicture;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.register.Standing;

/** The files that people take away from a comparison; all of them are written from the register. */
public final class Deliverables {

    private Deliverables() {}

    /** Where the register of an output folder lies, or the extract of one that lies elsewhere. */
    public static Path register(Path out) {
        return out.resolve("changes.gpkg");
    }

    /**
     * What was written.
     *
     * @param files in the order in which people want them
     * @param screening what came of it; empty where nothing was screened in this run
     * @param standing what the register says of the changes
     * @param difference from what the same comparison gave before; empty where it was made for the first time
     */
    public record Written(
            List<Path> files,
            Optional<ScreeningMeans.Outcome> screening,
            Standing standing,
            Optional<ListDifference> difference) {

        Written against(List<Change> before, List<Change> now) {
            return new Written(
                    files,
                    screening,
                    standing,
                    before.isEmpty() ? Optional.empty() : Optional.of(ListDifference.between(before, now)));
        }
    }

    /** Screens what the register holds, if layers were given, and writes GeoJSON, list and pictures. */
    public static Written write(DetectionRequest request, DetectionResult result, Register register) {
        Path out = request.out();
        register.recordUnobserved(
                result.comparison().flights(),
                result.comparison().grid(),
                result.comparison().issues());
        register.withdrawUnchecked(result.comparison().flights(), found(result));
        Optional<ScreeningMeans.Outcome> screening = request.screening().map(means -> means.screen(register));
        Standing standing = register.standing();
        List<NumberedChange> leads = leads(result, register);
        List<Change> changes = leads.stream().map(NumberedChange::change).toList();
        Path geoJson = out.resolve("changes.geojson");
        Path workbook = out.resolve("monthly-list.xlsx");
        Path map = out.resolve("map.png");
        Path beforeAfter = out.resolve("before-after.png");
        GeoJsonWriter.write(geoJson, changes, standing);
        MonthlyListWorkbook.write(
                workbook, new MonthlyList(batch(result), ListedComparison.of(result.comparison()), leads, standing));
        Orthophoto baseline = new ReadableGround(request.baseline());
        Orthophoto current = new ReadableGround(request.current());
        Path residuals = out.resolve("residual.tif");
        Path residualPicture = out.resolve("residual.png");
        MetreRaster raster = result.shifts().residuals();
        MetreRasterWriter.write(residuals, raster);
        // Map and residuals each read the whole flight once more: side by side where there are two cores.
        List.<Runnable>of(
                        () -> MapPicture.write(map, current, result.comparison(), changes),
                        () -> ResidualPicture.write(residualPicture, current, result.comparison(), raster),
                        () -> BeforeAfterSheet.write(beforeAfter, baseline, current, leads))
                .parallelStream()
                .forEach(Runnable::run);
        if (request.output().hasRegisterElsewhere()) {
            register.extract(result.comparison().flights(), register(out));
        }
        List<Path> files = List.of(workbook, map, beforeAfter, register(out), geoJson, residuals, residualPicture);
        return new Written(files, screening, standing, Optional.empty());
    }

    /** The register may hold other pairs as well, and of this one what is found no longer; a list is of what was found. */
    private static List<NumberedChange> leads(DetectionResult result, Register register) {
        Set<ChangeId> found = found(result);
        FlightPair flights = result.comparison().flights();
        return register.listNumbered(flights.baseline().id(), flights.current().id()).stream()
                .filter(lead -> found.contains(lead.change().id()))
                .toList();
    }

    private static Set<ChangeId> found(DetectionResult result) {
        return result.changes().stream().map(Change::id).collect(Collectors.toUnmodifiableSet());
    }

    private static String batch(DetectionResult result) {
        return ScreenedFiles.batch(result.comparison().flights().current().flownOn());
    }

    /** The settings of a run with what co-registration measured, for the summary. */
    public static Map<String, String> settings(DetectionResult result) {
        Map<String, String> settings = new java.util.TreeMap<>(result.settings());
        result.shifts()
                .medianResidualMetres()
                .ifPresent(metres -> settings.put("coRegistrationMedianResidualMetres", String.valueOf(metres)));
        result.shifts()
                .residual95Metres()
                .ifPresent(metres -> settings.put("coRegistrationResidual95Metres", String.valueOf(metres)));
        settings.put(
                "coRegistrationLargestShiftPx", String.valueOf(result.shifts().maximumShiftPx()));
        return settings;
    }
}
