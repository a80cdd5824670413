package org.fieldwarden.app.screening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.WorkingGround;
import org.fieldwarden.georef.Divisions;
import org.fieldwarden.georef.Divisions.DivisionGround;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.georef.crs.RegistryGround;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.LayerFeature;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.LayerSet;
import org.fieldwarden.reporting.layer.file.LayerLoading;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.screening.RuleSet;
import org.fieldwarden.reporting.screening.RulesFile;
import org.fieldwarden.reporting.screening.Screening;
import org.fieldwarden.reporting.screening.ScreeningBasis;
import org.fieldwarden.reporting.screening.ScreeningDifference;

/** Layers and rules, read and checked: what changes can be screened with. */
public record ScreeningMeans(WorkingGround ground, LayerSet layers, RuleSet rules) {

    /**
     * Reads layers and rules.
     *
     * @param crs CRS of the changes
     * @param rules the shipped ones where it is empty
     * @throws org.fieldwarden.core.UsageException where one of the files is not right
     * @throws org.fieldwarden.core.InputDataException where a layer cannot be used
     */
    public static ScreeningMeans read(Path layersYaml, Optional<Path> rules, CrsCode crs) {
        RuleSet ruleSet = rules.map(RulesFile::read).orElseGet(RulesFile::shipped);
        WorkingGround ground = new RegistryGround(new CrsCatalogue(), crs);
        return new ScreeningMeans(ground, LayerLoading.read(layersYaml, ground), ruleSet);
    }

    /**
     * What came of a screening.
     *
     * @param remarks sentences on layers that were repaired or do not reach the changes
     */
    public record Outcome(ScreeningDifference difference, List<String> remarks) {

        public Outcome {
            remarks = List.copyOf(remarks);
        }
    }

    /** Screens everything in a register. */
    public Outcome screen(Register register) {
        List<Change> changes = register.list();
        Screening screening = new Screening(ground, layers, rules);
        ScreeningDifference difference =
                register.recordScreening(ScreeningBasis.of(layers, rules), screening.screen(changes));
        List<String> remarks = new ArrayList<>(screening.layersFarFrom(changes));
        for (Layer layer : layers.layers()) {
            if (!layer.check().repaired().isEmpty()) {
                remarks.add("The layer '" + layer.version().name() + "' (" + layer.file() + ") had "
                        + layer.check().repaired().size() + " invalid polygons, which were repaired: "
                        + layer.check().firstRepaired() + ".");
            }
            if (layer.check().withoutGeometry() > 0) {
                remarks.add("The layer '" + layer.version().name() + "' (" + layer.file() + ") has "
                        + layer.check().withoutGeometry() + " features without polygon, which do not count.");
            }
        }
        return new Outcome(difference, remarks);
    }

    /**
     * The villages of the layers as divisions; empty where no village layer gives code, county, township and name of
     * every village.
     */
    public Optional<Divisions> divisions() {
        List<LayerFeature> villages = layers.of(LayerRole.VILLAGE).stream()
                .flatMap(layer -> layer.features().stream())
                .toList();
        boolean complete = villages.stream()
                .map(LayerFeature::names)
                .allMatch(names -> names.code().matches("\\d{12}")
                        && !names.county().isEmpty()
                        && !names.township().isEmpty()
                        && !names.name().isEmpty());
        if (villages.isEmpty() || !complete) {
            return Optional.empty();
        }
        return Optional.of(Divisions.ofMap(
                villages.stream().map(ScreeningMeans::division).toList(), new CrsCatalogue().toLonLat(ground.crs())));
    }

    private static DivisionGround division(LayerFeature village) {
        var names = village.names();
        return new DivisionGround(
                new Division(names.code(), names.county(), names.township(), names.name()), village.ground());
    }
}
