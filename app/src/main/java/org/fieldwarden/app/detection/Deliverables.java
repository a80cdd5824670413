package org.fieldwarden.app.detection;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.MetreRaster;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.ingest.geotiff.MetreRasterWriter;
import org.fieldwarden.reporting.list.GeoJsonWriter;
import org.fieldwarden.reporting.list.MonthlyList;
import org.fieldwarden.reporting.list.MonthlyListWorkbook;
import org.fieldwarden.reporting.picture.BeforeAfterSheet;
import org.fieldwarden.reporting.picture.MapPicture;
import org.fieldwarden.reporting.picture.ResidualPicture;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;

/** The files that people take away from a comparison; all of them are written from the register. */
public final class Deliverables {

    private Deliverables() {}

    /** Where the register of an output folder lies. */
    public static Path register(Path out) {
        return out.resolve("changes.gpkg");
    }

    /**
     * Writes GeoJSON, list and pictures.
     *
     * @return the files, in the order in which people want them
     */
    public static List<Path> write(DetectionRequest request, DetectionResult result, Register register) {
        Path out = request.out();
        register.recordUnobserved(
                result.comparison().flights(),
                result.comparison().grid(),
                result.comparison().issues());
        register.withdrawUnchecked(result.comparison().flights(), found(result));
        List<NumberedChange> leads = leads(result, register);
        List<Change> changes = leads.stream().map(NumberedChange::change).toList();
        Path geoJson = out.resolve("changes.geojson");
        Path workbook = out.resolve("monthly-list.xlsx");
        Path map = out.resolve("map.png");
        Path beforeAfter = out.resolve("before-after.png");
        GeoJsonWriter.write(geoJson, changes);
        MonthlyListWorkbook.write(workbook, new MonthlyList(batch(result), result.comparison(), leads));
        Orthophoto baseline = new ReadableGround(request.baseline());
        Orthophoto current = new ReadableGround(request.current());
        MapPicture.write(map, current, result.comparison(), changes);
        BeforeAfterSheet.write(beforeAfter, baseline, current, leads);
        Path residuals = out.resolve("residual.tif");
        Path residualPicture = out.resolve("residual.png");
        MetreRaster raster = result.shifts().residuals();
        MetreRasterWriter.write(residuals, raster);
        ResidualPicture.write(residualPicture, current, result.comparison(), raster);
        return List.of(workbook, map, beforeAfter, register(out), geoJson, residuals, residualPicture);
    }

    /** The register may hold other pairs as well; a list is of this pair. */
    private static List<NumberedChange> leads(DetectionResult result, Register register) {
        Set<ChangeId> found = found(result);
        return register.listNumbered().stream()
                .filter(lead -> found.contains(lead.change().id()))
                .toList();
    }

    private static Set<ChangeId> found(DetectionResult result) {
        return result.changes().stream().map(Change::id).collect(Collectors.toUnmodifiableSet());
    }

    private static String batch(DetectionResult result) {
        var flownOn = result.comparison().flights().current().flownOn();
        return flownOn.isKnown() ? flownOn.text().substring(0, 7) : "未注明日期";
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
