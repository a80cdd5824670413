package org.fieldwarden.reporting.audit;

import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;

/**
 * Two images of one place and a label raster that says which pixels changed. See {@link
 * ImagePair} for the grid they get. Files are read when they are asked for.
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

    /** The two images without what is known of them. */
    public ImagePair images() {
        return new ImagePair(name, place, files.baseline(), files.current(), gsd);
    }

    public Orthophoto openBaseline() {
        return images().openBaseline();
    }

    public Orthophoto openCurrent() {
        return images().openCurrent();
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
        return images().grid();
    }
}
