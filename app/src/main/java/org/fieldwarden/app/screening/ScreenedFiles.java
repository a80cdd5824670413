package org.fieldwarden.app.screening;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.list.GeoJsonWriter;
import org.fieldwarden.reporting.list.ListedComparison;
import org.fieldwarden.reporting.list.MonthlyList;
import org.fieldwarden.reporting.list.MonthlyListWorkbook;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.register.Standing;

/** List and GeoJSON of a register, of its latest pair of flights, without the flights at hand. */
public final class ScreenedFiles {

    private static final String NO_DATE = "未注明日期";
    private static final int MONTH = "2026-10".length();

    private ScreenedFiles() {}

    /**
     * Writes {@code monthly-list.xlsx} and {@code changes.geojson} beside the register.
     *
     * @return the files
     * @throws UsageException where the register holds no change
     */
    public static List<Path> write(Register register, Path registerFile) {
        List<NumberedChange> leads = latest(register.listNumbered(), registerFile);
        Provenance pair = leads.get(0).change().provenance();
        FlightId baseline = pair.baseline().id();
        FlightId current = pair.current().id();
        ListedComparison comparison = ListedComparison.of(
                leads.get(0), register.listUnobserved(baseline, current), register.compared(baseline, current));
        Standing standing = register.standing();
        Path workbook = registerFile.resolveSibling("monthly-list.xlsx");
        Path geoJson = registerFile.resolveSibling("changes.geojson");
        List<Change> changes = leads.stream().map(NumberedChange::change).toList();
        GeoJsonWriter.write(geoJson, changes, standing);
        MonthlyListWorkbook.write(
                workbook, new MonthlyList(batch(pair.current().flownOn()), comparison, leads, standing));
        return List.of(workbook, geoJson);
    }

    /** Monitoring batch: the month of the current flight. */
    public static String batch(AcquisitionDate flownOn) {
        return flownOn.isKnown() ? flownOn.text().substring(0, MONTH) : NO_DATE;
    }

    /** The changes of the pair whose current flight is the latest; unknown days come before all known ones. */
    private static List<NumberedChange> latest(List<NumberedChange> all, Path registerFile) {
        Comparator<Provenance> byDay = Comparator.comparing((Provenance pair) ->
                pair.current().flownOn().isKnown() ? pair.current().flownOn().text() : "");
        Provenance latest = all.stream()
                .map(lead -> lead.change().provenance())
                .max(byDay.thenComparing(pair -> pair.current().id().value())
                        .thenComparing(pair -> pair.baseline().id().value()))
                .orElseThrow(() -> new UsageException("The register " + registerFile + " holds no change."));
        return all.stream()
                .filter(lead -> lead.change()
                                .provenance()
                                .current()
                                .id()
                                .equals(latest.current().id())
                        && lead.change()
                                .provenance()
                                .baseline()
                                .id()
                                .equals(latest.baseline().id()))
                .toList();
    }
}
