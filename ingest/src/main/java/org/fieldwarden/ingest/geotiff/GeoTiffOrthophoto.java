package org.fieldwarden.ingest.geotiff;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;

/**
 * An orthophoto in a GeoTIFF or BigTIFF file, in any projected CRS with an EPSG code, north-up, rotated or sheared.
 *
 * <p>Bands: one is grey, two are grey and alpha, three are red green blue, four are red green blue and alpha where
 * ExtraSamples says so and otherwise red green blue and a band that is not read; of more the first three are read. A
 * band called alpha that is neither opaque nor transparent nearly everywhere is near infrared, and not read either.
 * Other depths than 8 bit are scaled by the flight's 2 % and 98 % percentile. Unobserved is what the file's alpha band,
 * internal mask or nodata value (all colours equal it) says, NaN, missing tiles of a sparse file, and everything outside.
 *
 * <p>Safe for use by several threads. Memory: at most 128 MiB of kept blocks, and what a window needs.
 */
public final class GeoTiffOrthophoto implements Orthophoto {

    private final Path file;
    private final Flight flight;
    private final DecoderPool decoders;
    private final SourceBlocks blocks;
    private final ConcurrentMap<CrsCode, CrsTransform> transforms = new ConcurrentHashMap<>();

    private GeoTiffOrthophoto(Path file, Flight flight, DecoderPool decoders, SourceBlocks blocks) {
        this.file = file;
        this.flight = flight;
        this.decoders = decoders;
        this.blocks = blocks;
    }

    /**
     * Opens a file whose structure, CRS, georeference and completeness are checked first.
     *
     * @throws InputDataException where the file cannot be used, with what to do
     */
    public static GeoTiffOrthophoto open(Path file, FlightId id, AcquisitionDate flownOn) {
        TiffRaster raster;
        PixelGrid grid;
        try (TiffFile tiff = TiffFile.open(file)) {
            List<TiffDirectory> directories = tiff.directories();
            raster = TiffRaster.of(directories);
            grid = GeoReference.read(directories.get(0), raster.layout());
        }
        Flight flight = new Flight(id, flownOn, grid, ContentHash.of(file));
        DecoderPool decoders = new DecoderPool(file);
        try {
            TiffRaster checked = AlphaBand.checked(raster, decoders);
            Samples samples = new Samples(checked.samples(), ScalingEstimate.of(checked, decoders));
            return new GeoTiffOrthophoto(file, flight, decoders, new SourceBlocks(checked, decoders, samples));
        } catch (RuntimeException e) {
            decoders.close();
            throw e;
        }
    }

    @Override
    public Flight flight() {
        return flight;
    }

    /** The file that is read. */
    public Path file() {
        return file;
    }

    @Override
    public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
        return new Resampler(grid, flight.grid(), blocks, transformFrom(grid.crs())).read(window);
    }

    private Optional<CrsTransform> transformFrom(CrsCode crs) {
        CrsCode own = flight.grid().crs();
        if (crs.equals(own)) {
            return Optional.empty();
        }
        return Optional.of(transforms.computeIfAbsent(
                crs,
                from -> CrsTransform.find(from, own)
                        .orElseThrow(() -> new UsageException("No transform from " + from + " to " + own
                                + " is known; reproject " + file + " to " + from))));
    }

    @Override
    public void close() {
        decoders.close();
    }
}
