package org.fieldwarden.app.cli;

import java.util.Optional;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.casework.Extent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Ground as it was measured on the spot. */
final class ExtentOptions {

    @Option(names = "--area", paramLabel = "M2", description = "Ground, square metres (default: all there is).")
    private @Nullable Double areaM2;

    @Option(names = "--farmland", paramLabel = "M2", description = "Farmland within it, square metres.")
    private @Nullable Double farmlandM2;

    /** Whether neither is given. */
    boolean isAbsent() {
        return areaM2 == null && farmlandM2 == null;
    }

    Optional<SquareMetres> area() {
        return Optional.ofNullable(areaM2).map(value -> metres(value, "--area"));
    }

    Optional<SquareMetres> farmland() {
        return Optional.ofNullable(farmlandM2).map(value -> metres(value, "--farmland"));
    }

    static Extent extent(SquareMetres area, SquareMetres farmland) {
        try {
            return new Extent(area, farmland);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + "; correct --area or --farmland.");
        }
    }

    private static SquareMetres metres(double value, String option) {
        try {
            return new SquareMetres(value);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + " is a number of square metres, 0 or more, not " + value + ".");
        }
    }
}
