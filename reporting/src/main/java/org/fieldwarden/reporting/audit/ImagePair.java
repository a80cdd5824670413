package org.fieldwarden.reporting.audit;

import java.io.IOException;
import java.nio.file.Path;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * Two images of one place and one size. They become orthophotos on a synthetic local grid: CRS EPSG:4547 stands for "some
 * projected CRS in metres" and the origin (500000, 4000000) for nowhere in particular; data sets of pairs do not say where
 * they lie. Files are read when they are asked for.
 *
 * @param name base name that the files share
 * @param place where the pair lies; pairs of one place are alike
 * @param baseline file of the earlier image
 * @param current file of the later image
 * @param gsd GSD of both
 */
public record ImagePair(String name, String place, Path baseline, Path current, GroundSamplingDistance gsd) {

    private static final CrsCode LOCAL = CrsCode.epsg(4547);
    private static final double ORIGIN_EASTING = 500_000;
    private static final double ORIGIN_NORTHING = 4_000_000;
    private static final int ID_NAME_LENGTH = 40;
    private static final int ID_HASH_LENGTH = 8;

    public Orthophoto openBaseline() {
        return open(baseline, "A");
    }

    public Orthophoto openCurrent() {
        return open(current, "B");
    }

    /** The grid on which both images lie. */
    public PixelGrid grid() {
        ImageFile.Size size = ImageFile.size(baseline);
        return gridOf(size.width(), size.height());
    }

    private PixelGrid gridOf(int width, int height) {
        return new PixelGrid(LOCAL, PixelToMap.northUp(ORIGIN_EASTING, ORIGIN_NORTHING, gsd), width, height);
    }

    private Orthophoto open(Path file, String side) {
        var tile = ImageFile.readImage(file);
        String hash = contentHash(file);
        String safeName = name.replaceAll("[^A-Za-z0-9._-]", "_");
        FlightId id = new FlightId(side + "-" + safeName.substring(0, Math.min(ID_NAME_LENGTH, safeName.length())) + "-"
                + hash.substring(0, ID_HASH_LENGTH));
        PixelGrid grid = gridOf(tile.window().width(), tile.window().height());
        return new MemoryOrthophoto(new Flight(id, AcquisitionDate.UNKNOWN, grid, hash), tile);
    }

    private static String contentHash(Path file) {
        try {
            return WholeFile.sha256(file);
        } catch (IOException e) {
            throw new InputDataException(file.toString(), "read", "cannot be read; check the file", e);
        }
    }
}
