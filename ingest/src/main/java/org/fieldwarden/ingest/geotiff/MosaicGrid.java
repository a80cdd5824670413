package org.fieldwarden.ingest.geotiff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The grid on which the files of a flight lie together: that of the file itself where there is one, otherwise the pixels
 * of the first file, carried on over the box around all. Several files must be north-up, in one CRS and of one pixel size.
 */
final class MosaicGrid {

    private static final double SAME_GSD = 0.01;

    /** Nearer than this to a pixel border counts as on it: coordinates of millions of metres carry rounding errors. */
    private static final double SNAP_PX = 1e-3;

    private static final double MIN_FILLED_SHARE = 0.01;
    private static final int MAX_SIDE_PX = 1_000_000;

    private MosaicGrid() {}

    static PixelGrid of(List<MosaicPart> parts) {
        MosaicPart first = parts.get(0);
        if (parts.size() == 1) {
            return first.grid();
        }
        Envelope box = new Envelope();
        long pixels = 0;
        for (MosaicPart part : parts) {
            requireAlike(first, part);
            box.expandToInclude(pixelBox(first.grid(), part.grid()));
            pixels += part.grid().pixels();
        }
        double width = Math.ceil(box.getMaxX() - SNAP_PX) - Math.floor(box.getMinX() + SNAP_PX);
        double height = Math.ceil(box.getMaxY() - SNAP_PX) - Math.floor(box.getMinY() + SNAP_PX);
        if (width > MAX_SIDE_PX || height > MAX_SIDE_PX || pixels < MIN_FILLED_SHARE * width * height) {
            throw first.refuse(String.format(
                    Locale.ROOT,
                    "Its %d files fill only a small part of the %.0f x %.0f pixels around them; give files of one place"
                            + " as one flight",
                    parts.size(),
                    width,
                    height));
        }
        PixelToMap map = first.grid().pixelToMap();
        Coordinate corner = map.toMap(Math.floor(box.getMinX() + SNAP_PX), Math.floor(box.getMinY() + SNAP_PX));
        return new PixelGrid(
                first.grid().crs(),
                new PixelToMap(map.scaleX(), 0, corner.x, 0, map.scaleY(), corner.y),
                (int) width,
                (int) height);
    }

    private static void requireAlike(MosaicPart first, MosaicPart part) {
        PixelGrid one = first.grid();
        PixelGrid other = part.grid();
        if (!one.crs().equals(other.crs())) {
            throw part.refuse("It is in " + other.crs() + " and "
                    + first.file().getFileName() + " in " + one.crs()
                    + "; all files of a flight need one CRS: reproject, or give them as two flights");
        }
        if (!other.pixelToMap().isNorthUp() || !one.pixelToMap().isNorthUp()) {
            throw part.refuse("The files of a flight are laid together north-up only; export them without rotation");
        }
        double ratio = other.gsd().metres() / one.gsd().metres();
        if (Math.abs(ratio - 1) > SAME_GSD) {
            throw part.refuse(String.format(
                    Locale.ROOT,
                    "Its pixels are %.3f m and those of %s %.3f m; give files of different detail as different flights",
                    other.gsd().metres(),
                    first.file().getFileName(),
                    one.gsd().metres()));
        }
    }

    /** Pixels of the mosaic that a file touches; exact where it lies on the mosaic's own pixels. */
    static PixelWindow place(PixelGrid mosaic, PixelGrid part) {
        Envelope box = pixelBox(mosaic, part);
        return PixelWindow.between(
                (int) Math.floor(box.getMinX() + SNAP_PX),
                (int) Math.floor(box.getMinY() + SNAP_PX),
                (int) Math.ceil(box.getMaxX() - SNAP_PX),
                (int) Math.ceil(box.getMaxY() - SNAP_PX));
    }

    /** The window of the mosaic that a file fills pixel by pixel, where it does. */
    static Optional<PixelWindow> exactPlace(PixelGrid mosaic, PixelGrid part) {
        if (mosaic.equals(part)) {
            return Optional.of(mosaic.window());
        }
        Envelope box = pixelBox(mosaic, part);
        boolean exact = mosaic.pixelToMap().isNorthUp()
                && part.pixelToMap().isNorthUp()
                && isWhole(box.getMinX())
                && isWhole(box.getMinY())
                && isWhole(box.getMaxX())
                && isWhole(box.getMaxY());
        PixelWindow place = place(mosaic, part);
        return exact && place.width() == part.width() && place.height() == part.height()
                ? Optional.of(place)
                : Optional.empty();
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) <= SNAP_PX;
    }

    private static Envelope pixelBox(PixelGrid mosaic, PixelGrid part) {
        Envelope box = new Envelope();
        for (Coordinate corner : part.toMap(part.window()).getCoordinates()) {
            box.expandToInclude(mosaic.pixelToMap().toPixel(corner.x, corner.y));
        }
        return box;
    }
}
