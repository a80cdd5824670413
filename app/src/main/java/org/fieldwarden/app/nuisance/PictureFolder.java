package org.fieldwarden.app.nuisance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.fieldwarden.reporting.audit.ImageFile;
import org.fieldwarden.reporting.audit.MemoryOrthophoto;
import org.locationtech.jts.geom.Envelope;

/**
 * A folder of real pictures to take unchanged ground from.
 *
 * @param folder GeoTIFFs, or plain images (PNG, JPEG, TIFF) where {@code plainGsd} is given
 * @param plainGsd GSD of plain images; empty where the files say themselves where they lie
 */
record PictureFolder(Path folder, Optional<GroundSamplingDistance> plainGsd) {

    private static final double LEAST_OBSERVED_SHARE = 0.95;

    /** Ground smaller than this is mostly border. */
    private static final int SMALLEST_SIDE_PX = 128;

    private static final int TRIES_FOR_EACH = 8;

    /** A plain image knows no place; EPSG:4547 stands for "some CRS in metres". */
    private static final CrsCode LOCAL = CrsCode.epsg(4547);

    /**
     * Draws grounds, at first one from each picture, then further ones; fewer where the pictures hold no more.
     *
     * @param sidePx side of a ground, working pixels; less where a picture is smaller
     * @throws UsageException where there is no usable ground
     */
    List<UnchangedGround> grounds(int count, int sidePx, GsdRange range, long seed) {
        List<Path> files = files();
        Random random = new Random(seed);
        Collections.shuffle(files, random);
        List<UnchangedGround> grounds = new ArrayList<>();
        int before = -1;
        while (grounds.size() < count && grounds.size() > before) {
            before = grounds.size();
            for (Path file : files) {
                if (grounds.size() < count) {
                    ground(file, sidePx, range, random).ifPresent(grounds::add);
                }
            }
        }
        if (grounds.isEmpty()) {
            throw new UsageException("No picture in " + folder + " has " + SMALLEST_SIDE_PX + " x " + SMALLEST_SIDE_PX
                    + " observed pixels: name another folder with --pictures.");
        }
        return List.copyOf(grounds);
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = new ArrayList<>(all.filter(Files::isRegularFile)
                    .filter(this::isPicture)
                    .sorted()
                    .toList());
            if (files.isEmpty()) {
                throw new UsageException("No pictures in " + folder
                        + ": --pictures takes a folder of GeoTIFFs, or of PNG, JPEG and TIFF images with --gsd.");
            }
            return files;
        } catch (IOException e) {
            throw new UsageException("Cannot list " + folder + ": check the folder given with --pictures.");
        }
    }

    private boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean tiff = name.endsWith(".tif") || name.endsWith(".tiff");
        boolean plain = name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
        return tiff || (plain && plainGsd.isPresent());
    }

    private Optional<UnchangedGround> ground(Path file, int sidePx, GsdRange range, Random random) {
        try (Orthophoto picture = open(file)) {
            PixelGrid grid = workingGrid(file, picture.flight().grid(), range);
            int side = Math.min(sidePx, Math.min(grid.width(), grid.height()) - 2 * PictureGround.BORDER_PX);
            if (side < SMALLEST_SIDE_PX) {
                return Optional.empty();
            }
            int wide = side + 2 * PictureGround.BORDER_PX;
            for (int attempt = 0; attempt < TRIES_FOR_EACH; attempt++) {
                PixelWindow window = PixelWindow.atSize(
                        random.nextInt(grid.width() - wide + 1), random.nextInt(grid.height() - wide + 1), wide, wide);
                OrthophotoTile tile = picture.read(grid, window);
                if (tile.observedPixels() >= LEAST_OBSERVED_SHARE * window.pixels()) {
                    String name = file.getFileName() + "@" + window.column() + "," + window.row();
                    return Optional.of(new PictureGround(name, random.nextLong(), grid, tile));
                }
            }
            return Optional.empty();
        }
    }

    private Orthophoto open(Path file) {
        if (plainGsd.isEmpty()) {
            return GeoTiffOrthophoto.open(file, new FlightId("picture"), AcquisitionDate.UNKNOWN);
        }
        OrthophotoTile tile = ImageFile.readImage(file);
        PixelGrid grid = new PixelGrid(
                LOCAL,
                PixelToMap.northUp(500_000, 4_000_000, plainGsd.get()),
                tile.window().width(),
                tile.window().height());
        return new MemoryOrthophoto(
                new Flight(new FlightId("picture"), AcquisitionDate.UNKNOWN, grid, "0".repeat(64)), tile);
    }

    /** The picture's own box at the GSD at which the model would look at it. */
    private static PixelGrid workingGrid(Path file, PixelGrid own, GsdRange range) {
        if (own.gsd().compareTo(range.coarsest()) > 0) {
            throw new InputDataException(
                    file.toString(),
                    "open",
                    String.format(
                            Locale.ROOT,
                            "A pixel of %.3f m is coarser than the %.3f m the model was made for; take finer pictures",
                            own.gsd().metres(),
                            range.coarsest().metres()));
        }
        GroundSamplingDistance gsd = own.gsd().coarserOf(range.finest());
        Envelope box = own.mapEnvelope();
        return new PixelGrid(
                own.crs(),
                PixelToMap.northUp(box.getMinX(), box.getMaxY(), gsd),
                (int) Math.max(1, Math.floor(box.getWidth() / gsd.metres() + 1e-6)),
                (int) Math.max(1, Math.floor(box.getHeight() / gsd.metres() + 1e-6)));
    }
}
