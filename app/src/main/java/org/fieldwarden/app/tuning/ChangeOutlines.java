package org.fieldwarden.app.tuning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.reporting.register.CrsDefinition;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.locationtech.jts.geom.Polygon;

/** Outlines of reported changes by id and, from a register, by case number. */
final class ChangeOutlines {

    private final Map<String, Polygon> byName;

    private ChangeOutlines(Map<String, Polygon> byName) {
        this.byName = byName;
    }

    /** Reads {@code changes.gpkg} or {@code changes.geojson}; outlines come in the given CRS. */
    static ChangeOutlines read(Path file, CrsCode crs) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no file " + file + " with the changes that the verdicts speak of: give"
                    + " changes.gpkg or changes.geojson of the run with --changes.");
        }
        Map<String, Polygon> byName = new HashMap<>();
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gpkg")) {
            var definition = new CrsCatalogue().definition(crs);
            try (Register register =
                    Register.open(file, new CrsDefinition(definition.code(), definition.name(), definition.wkt()))) {
                for (NumberedChange numbered : register.listNumbered()) {
                    Polygon outline = numbered.change().place().outline();
                    byName.put(numbered.change().id().value(), outline);
                    byName.put(numbered.number(), outline);
                }
            }
        } else {
            for (LonLatFeatures.Feature feature : LonLatFeatures.read(file, crs)) {
                byName.put(feature.text("id"), feature.outline());
            }
        }
        return new ChangeOutlines(byName);
    }

    Optional<Polygon> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The first few of the names that no change bears. */
    List<String> unknown(List<String> names) {
        return names.stream().filter(name -> !byName.containsKey(name)).toList();
    }
}
