package org.fieldwarden.app.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.FlightCatalogue;

/**
 * The register of a catalogue: all months of a county in {@code register/changes-epsg4547.gpkg}, one file for each CRS
 * that flights are compared in.
 */
public final class CountyRegister {

    private CountyRegister() {}

    /** Where the changes of comparisons in a CRS go. */
    public static Path of(FlightCatalogue catalogue, CrsCode crs) {
        return folder(catalogue)
                .resolve("changes-" + crs.code().replace(":", "").toLowerCase(Locale.ROOT) + ".gpkg");
    }

    /**
     * The register of a catalogue all of whose flights are compared in one CRS.
     *
     * @throws UsageException where there is none yet, or one for each of several CRS
     */
    public static Path only(FlightCatalogue catalogue) {
        List<Path> registers = list(catalogue);
        if (registers.isEmpty()) {
            throw new UsageException("The catalogue " + catalogue.folder()
                    + " has no register yet: compare flights first, with detect --catalogue or serve.");
        }
        if (registers.size() > 1) {
            throw new UsageException("The catalogue " + catalogue.folder() + " has registers in several CRS: name one"
                    + " with --register, of " + registers + ".");
        }
        return registers.get(0);
    }

    private static List<Path> list(FlightCatalogue catalogue) {
        Path folder = folder(catalogue);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("changes-[a-z0-9]+\\.gpkg"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("Cannot look for registers in " + folder + " (" + e.getMessage()
                    + "): get the right to read it, or name one with --register.");
        }
    }

    private static Path folder(FlightCatalogue catalogue) {
        return catalogue.folder().resolve("register");
    }
}
