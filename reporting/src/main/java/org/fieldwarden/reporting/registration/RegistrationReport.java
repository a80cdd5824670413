package org.fieldwarden.reporting.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.plot.Curve;
import org.fieldwarden.reporting.plot.LinePlot;

/**
 * How closely co-registration finds known fields.
 *
 * @param terms how it was measured
 * @param secondsPerHundredMegapixels time of co-registration alone for 100 million pixels of the working grid
 */
public record RegistrationReport(Terms terms, double secondsPerHundredMegapixels, List<FieldCurve> curves) {

    /**
     * How it was measured.
     *
     * @param source "rendered scenes", or the orthophoto's file name
     * @param seed decides grounds, fields and noise
     * @param grounds how many there were
     * @param sidePx side of a ground, working pixels; an orthophoto may be smaller
     * @param gsdMetres GSD of the working grid
     */
    public record Terms(String source, long seed, int grounds, int sidePx, double gsdMetres) {}

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public RegistrationReport {
        curves = List.copyOf(curves);
    }

    /** The displacements that were measured, in their order. */
    public List<Displacement> displacements() {
        return curves.stream().map(FieldCurve::displacement).distinct().sorted().toList();
    }

    /** The curves of one displacement. */
    public List<FieldCurve> curvesOf(Displacement displacement) {
        return curves.stream()
                .filter(curve -> curve.displacement() == displacement)
                .toList();
    }

    /**
     * Writes {@code registration.json} and a plot {@code registration-NAME.png} for each displacement of more than one
     * step.
     *
     * @return the files
     */
    public List<Path> write(Path folder) {
        List<Path> files = new ArrayList<>();
        Path json = folder.resolve("registration.json");
        try {
            WholeFile.writeText(json, JSON.writeValueAsString(RegistrationJson.report(this)) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
        files.add(json);
        for (Displacement displacement : displacements()) {
            List<FieldCurve> measured = curvesOf(displacement);
            if (measured.get(0).steps().size() > 1) {
                Path plot = folder.resolve("registration-" + displacement.code() + ".png");
                new LinePlot(
                                displacement.title(),
                                displacement.title() + " (" + displacement.unit() + ")",
                                "End-point error of co-registration, working pixels",
                                drawn(measured))
                        .write(plot);
                files.add(plot);
            }
        }
        return List.copyOf(files);
    }

    private static List<Curve> drawn(List<FieldCurve> measured) {
        return measured.stream()
                .flatMap(curve -> Stream.of(curve.toCurve("median", 0.5), curve.toCurve("95 %", 0.95)))
                .toList();
    }
}
