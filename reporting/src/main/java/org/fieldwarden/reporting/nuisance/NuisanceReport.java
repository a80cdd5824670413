package org.fieldwarden.reporting.nuisance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.reporting.audit.AuditedModel;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.plot.LinePlot;

/**
 * How much false change each nuisance brings.
 *
 * @param terms how it was measured
 */
public record NuisanceReport(AuditedModel model, Terms terms, List<NuisanceCurve> curves) {

    /**
     * How it was measured.
     *
     * @param seed decides scenes, windows and noise
     * @param grounds wanted grounds of each source at every step
     * @param sidePx side of a ground, working pixels; a picture may be smaller
     * @param renderedGsdMetres GSD of the rendered scenes
     * @param minimumMappingUnitM2 smaller changes are not reported
     */
    public record Terms(long seed, int grounds, int sidePx, double renderedGsdMetres, double minimumMappingUnitM2) {}

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public NuisanceReport {
        curves = List.copyOf(curves);
    }

    /** The nuisances that were measured, in their order. */
    public List<Nuisance> nuisances() {
        return curves.stream().map(NuisanceCurve::nuisance).distinct().sorted().toList();
    }

    /** The curves of one nuisance. */
    public List<NuisanceCurve> curvesOf(Nuisance nuisance) {
        return curves.stream().filter(curve -> curve.nuisance() == nuisance).toList();
    }

    /**
     * Writes {@code nuisance.json} and a plot {@code nuisance-NAME.png} for each nuisance.
     *
     * @return the files
     */
    public List<Path> write(Path folder) {
        List<Path> files = new ArrayList<>();
        Path json = folder.resolve("nuisance.json");
        try {
            WholeFile.writeText(json, JSON.writeValueAsString(NuisanceJson.report(this)) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
        files.add(json);
        for (Nuisance nuisance : nuisances()) {
            Path plot = folder.resolve("nuisance-" + nuisance.code() + ".png");
            new LinePlot(
                            nuisance.title(),
                            nuisance.title() + " (" + nuisance.unit() + ")",
                            "False change, m² per km² of unchanged ground: median, range and each ground",
                            curvesOf(nuisance).stream()
                                    .map(NuisanceCurve::toCurve)
                                    .toList())
                    .write(plot);
            files.add(plot);
        }
        return List.copyOf(files);
    }
}
