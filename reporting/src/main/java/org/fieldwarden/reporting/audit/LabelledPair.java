package org.fieldwarden.reporting.audit;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * Two images of one place and a label raster that says which pixels changed. The images become orthophotos on a
 * synthetic local grid: CRS EPSG:4547 stands for "some projected CRS in metres" and the origin (500000, 4000000) for
 * nowhere in particular; such data sets do not say where they lie. Files are read when they are asked for.
 *
 * @param name base name that the files share
 * @param place where the pair lies; pairs of one place are alike
 * @param gsd GSD of all of them
 */
public record LabelledPair(String name, String place, Files files, GroundSamplingDistance gsd) {

    /**
     * Where the pair's rasters lie; all have one size.
     *
     * @param covers land cover on the baseline's and on the current date; empty where the reference does not tell
     */
    public record Files(Path baseline, Path current, Path label, List<Path> covers) {

        public Files {
            covers = List.copyOf(covers);
            if (covers.size() != 0 && covers.size() != 2) {
                throw new IllegalArgumentException("Land cover is known for both dates or for none");
            }
        }

        List<Path> all() {
            return Stream.concat(Stream.of(baseline, current, label), covers.stream())
                    .toList();
        }
    }

    private static final CrsCode LOCAL = CrsCode.epsg(4547);
    private static final double ORIGIN_EASTING = 500_000;
    private static final double ORIGIN_NORTHING = 4_000_000;
    private static final int ID_NAME_LENGTH = 40;
    private static final int ID_HASH_LENGTH = 8;

    public Orthophoto openBaseline() {
        return open(files.baseline(), "A");
    }

    public Orthophoto openCurrent() {
        return open(files.current(), "B");
    }

    /** The label, and with land cover on both dates the kind of each change. */
    public Reference readReference() {
        Mask changed = ImageFile.readLabel(files.label());
        if (files.covers().isEmpty()) {
            return Reference.of(changed);
        }
        Raster from = ImageFile.readValues(files.covers().get(0));
        Raster to = ImageFile.readValues(files.covers().get(1));
        Map<ChangeKind, Mask> kinds = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            Mask mask = Mask.of(
                    changed.width(),
                    changed.height(),
                    (column, row) -> changed.isSet(column, row)
                            && isKind(kind, from.getSample(column, row, 0), to.getSample(column, row, 0)));
            if (mask.count() > 0) {
                kinds.put(kind, mask);
            }
        }
        return new Reference(changed, kinds);
    }

    /** Other values than the five channels are places where nobody knows the cover. */
    private static boolean isKind(ChangeKind kind, int from, int to) {
        int covers = LandCover.values().length;
        return from < covers
                && to < covers
                && new ChangeClass(LandCover.ofChannel(from), LandCover.ofChannel(to)).kind() == kind;
    }

    /** The grid on which both images and the label lie. */
    public PixelGrid grid() {
        ImageFile.Size size = ImageFile.size(files.label());
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
