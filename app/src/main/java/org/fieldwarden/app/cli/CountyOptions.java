package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.georef.Divisions;
import org.fieldwarden.ingest.CountyBounds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The county, by which a flight in the wrong zone is found. */
final class CountyOptions {

    @Option(
            names = "--bounds",
            paramLabel = "W,S,E,N",
            description = "Box in which every flight must lie, degrees of longitude and latitude.")
    private @Nullable String bounds;

    @Option(
            names = "--divisions",
            paramLabel = "FILE",
            description = "Villages as GeoJSON; without --bounds, the box around them is the bounds.")
    private @Nullable Path divisions;

    Divisions divisions() {
        return divisions == null ? Divisions.none() : Divisions.read(divisions);
    }

    Optional<CountyBounds> bounds(Divisions villages) {
        if (bounds != null) {
            return Optional.of(CountyBounds.parse(bounds));
        }
        try {
            return villages.extent().map(CountyBounds::new);
        } catch (IllegalArgumentException e) {
            throw new UsageException("The villages of " + divisions
                    + " do not lie in degrees of longitude and latitude (" + e.getMessage() + ").");
        }
    }
}
