package org.fieldwarden.reporting.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.register.CrsDefinition;

/** Leads as the five files of a Shapefile: .shp, .shx, .dbf, .prj, .cpg. */
final class LeadShapefile {

    /** Readers count in 31 bits; what is larger cannot be handed on safely. */
    private static final long LARGEST_BYTES = Integer.MAX_VALUE;

    private LeadShapefile() {}

    /** Writes the content of one of the files. */
    @FunctionalInterface
    private interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the files beside {@code shp}. The .shp goes first and comes last: whoever sees it sees five files that belong
     * together.
     *
     * @return the files, the .shp first
     * @throws UsageException where there are more leads than a Shapefile holds
     */
    static List<Path> write(Path shp, List<Lead> leads, CrsDefinition crs, GbkText texts) {
        ShapeWriter shapes = new ShapeWriter(
                leads.stream().map(lead -> lead.change().place().outline()).toList());
        if (Math.max(shapes.bytes(), (long) DbfWriter.rowBytes() * leads.size()) > LARGEST_BYTES) {
            throw new UsageException(
                    "The " + leads.size()
                            + " leads need more than the 2 GB that a Shapefile holds: export a shorter time or fewer townships.");
        }
        remove(shp);
        Path shx = write(part(shp, "shx"), shapes::writeIndex);
        Path dbf = write(part(shp, "dbf"), out -> DbfWriter.write(out, leads, texts));
        Path prj = part(shp, "prj");
        WholeFile.writeText(prj, EsriText.of(crs));
        Path cpg = part(shp, "cpg");
        WholeFile.writeText(cpg, GbkText.GBK.name());
        return List.of(write(shp, shapes::writeShapes), shx, dbf, prj, cpg);
    }

    private static Path write(Path file, Bytes bytes) {
        WholeFile.write(file, temporary -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                bytes.writeTo(out);
            }
        });
        return file;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            UsageException failure = new UsageException("Cannot replace " + file + " (" + e
                    + "): close the program that shows it, or choose another folder.");
            failure.initCause(e);
            throw failure;
        }
    }

    private static Path part(Path shp, String extension) {
        String name = String.valueOf(shp.getFileName());
        return shp.resolveSibling(name.substring(0, name.length() - "shp".length()) + extension);
    }
}
