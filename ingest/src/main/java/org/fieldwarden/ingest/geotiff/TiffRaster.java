package org.fieldwarden.ingest.geotiff;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.fieldwarden.ingest.geotiff.SampleLayout.Depth;

/**
 * The raster a TIFF file holds, as far as we read it. Everything that we do not read, or that would take unreasonable
 * memory, is refused here with a sentence, before a decoder is asked.
 *
 * @param mask index of the directory that holds the internal transparency mask
 */
record TiffRaster(RasterLayout layout, SampleLayout samples, OptionalInt mask) {

    TiffRaster withSamples(SampleLayout other) {
        return new TiffRaster(layout, other, mask);
    }

    private static final long MAX_SIDE_PX = 1_000_000;
    private static final long MAX_TILE_SIDE_PX = 16_384;
    private static final long MAX_SAMPLES = 32;
    private static final long MAX_BITS = 64;

    /** Largest piece of a file that can only be decoded as a whole. */
    private static final long MAX_BLOCK_BYTES = 256L << 20;

    /** Rows that are decoded together in a striped file. */
    private static final long BAND_ROWS = 64;

    private static final int UNCOMPRESSED = 1;

    private static final Set<Long> READABLE_COMPRESSIONS = Set.of(1L, 5L, 7L, 8L, 32773L, 32946L, 50000L);

    private static final Map<Long, String> OTHER_COMPRESSIONS = Map.ofEntries(
            Map.entry(2L, "CCITT RLE"),
            Map.entry(3L, "CCITT Group 3"),
            Map.entry(4L, "CCITT Group 4"),
            Map.entry(6L, "old-style JPEG"),
            Map.entry(33003L, "JPEG 2000"),
            Map.entry(33005L, "JPEG 2000"),
            Map.entry(34712L, "JPEG 2000"),
            Map.entry(34887L, "LERC"),
            Map.entry(34892L, "lossy JPEG (DNG)"),
            Map.entry(34925L, "LZMA"),
            Map.entry(50001L, "WEBP"),
            Map.entry(50002L, "JPEG-XL"),
            Map.entry(52546L, "JPEG-XL"));

    private static final Map<Long, String> OTHER_PHOTOMETRICS = Map.of(
            0L, "white-is-zero grey", 3L, "a colour palette", 4L, "a transparency mask", 5L, "CMYK", 8L, "CIE L*a*b*");

    static TiffRaster of(List<TiffDirectory> directories) {
        TiffDirectory image = directories.get(0);
        requireCompression(image);
        requirePhotometric(image);
        SampleLayout samples = samples(image);
        RasterLayout layout = layout(image, samples);
        return new TiffRaster(layout, samples, mask(directories, layout));
    }

    private static void requireCompression(TiffDirectory image) {
        long compression = image.integer(TiffDirectory.COMPRESSION, UNCOMPRESSED);
        if (!READABLE_COMPRESSIONS.contains(compression)) {
            String name = OTHER_COMPRESSIONS.getOrDefault(compression, "number " + compression);
            throw image.file()
                    .refuse("TIFF compression " + name
                            + " is not read; convert it with gdal_translate -co TILED=YES -co COMPRESS=DEFLATE");
        }
    }

    private static void requirePhotometric(TiffDirectory image) {
        long photometric = image.integer(TiffDirectory.PHOTOMETRIC, 1);
        if (photometric != 1 && photometric != 2 && photometric != 6) {
            String name = OTHER_PHOTOMETRICS.getOrDefault(photometric, "photometric number " + photometric);
            throw image.file()
                    .refuse("The pixels are stored as " + name
                            + "; convert them to RGB, for a palette with gdal_translate -expand rgb");
        }
    }

    private static SampleLayout samples(TiffDirectory image) {
        long bands = image.integer(TiffDirectory.SAMPLES_PER_PIXEL, 1);
        if (bands < 1 || bands > MAX_SAMPLES) {
            throw image.file().refuse("It has " + bands + " bands, and at most 32 are read; export red, green, blue");
        }
        if (bands == 4 && !image.has(TiffDirectory.EXTRA_SAMPLES)) {
            throw image.file()
                    .refuse(
                            "It has four bands and does not say what the fourth is (no ExtraSamples tag); convert it with"
                                    + " gdal_translate -b 1 -b 2 -b 3");
        }
        int count = Math.toIntExact(bands);
        OptionalInt alpha = alpha(image, count);
        int colours = count - (alpha.isPresent() ? 1 : 0) >= 3 ? 3 : 1;
        return new SampleLayout(count, depth(image), colours, alpha, nodata(image));
    }

    /** The first extra sample that says it is alpha (TIFF 6.0, ExtraSamples 1 or 2). */
    private static OptionalInt alpha(TiffDirectory image, int bands) {
        long[] extras = image.integers(TiffDirectory.EXTRA_SAMPLES);
        for (int index = 0; index < extras.length; index++) {
            int band = bands - extras.length + index;
            if ((extras[index] == 1 || extras[index] == 2) && band >= 1) {
                return OptionalInt.of(band);
            }
        }
        return OptionalInt.empty();
    }

    private static Depth depth(TiffDirectory image) {
        long bits = common(image, TiffDirectory.BITS_PER_SAMPLE, 1);
        long format = common(image, TiffDirectory.SAMPLE_FORMAT, 1);
        if (bits > MAX_BITS) {
            throw image.file().refuse("It has " + bits + " bits per sample; export it with 8 or 16 bits");
        }
        return switch (format + ":" + bits) {
            case "1:8", "4:8" -> Depth.BYTE;
            case "1:16", "4:16" -> Depth.UNSIGNED_SHORT;
            case "2:16" -> Depth.SIGNED_SHORT;
            case "1:32", "4:32" -> Depth.UNSIGNED_INT;
            case "2:32" -> Depth.SIGNED_INT;
            case "3:32" -> Depth.FLOAT;
            case "3:64" -> Depth.DOUBLE;
            default ->
                throw image.file()
                        .refuse("Samples of " + bits + " bits in TIFF sample format " + format
                                + " are not read; export it with 8 or 16 bits");
        };
    }

    private static long common(TiffDirectory image, int tag, long whenAbsent) {
        long[] values = image.integers(tag);
        for (long value : values) {
            if (value != values[0]) {
                throw image.file().refuse("Its bands have different depths; export all bands with the same depth");
            }
        }
        return values.length == 0 ? whenAbsent : values[0];
    }

    private static OptionalDouble nodata(TiffDirectory image) {
        String text = image.text(TiffDirectory.GDAL_NODATA).orElse("");
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(text.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw image.file()
                    .refuse("Its nodata value \"" + text + "\" is not a number; set it with gdal_edit.py -a_nodata");
        }
    }

    private static RasterLayout layout(TiffDirectory image, SampleLayout samples) {
        long width = image.integer(TiffDirectory.IMAGE_WIDTH, 0);
        long height = image.integer(TiffDirectory.IMAGE_LENGTH, 0);
        if (width < 1 || height < 1) {
            throw image.file().refuse("The raster is empty (" + width + " x " + height + "); export it again");
        }
        if (width > MAX_SIDE_PX || height > MAX_SIDE_PX) {
            throw image.file()
                    .refuse("The raster claims " + width + " x " + height
                            + " pixels, more than 1,000,000 on a side; cut it into parts");
        }
        boolean tiled = image.has(TiffDirectory.TILE_WIDTH);
        long blockWidth = tiled ? image.integer(TiffDirectory.TILE_WIDTH, 0) : width;
        long blockHeight = tiled
                ? image.integer(TiffDirectory.TILE_LENGTH, 0)
                : Math.min(height, image.integer(TiffDirectory.ROWS_PER_STRIP, height));
        requireBlock(image, tiled, blockWidth, blockHeight);
        BitSet absent = BlockPlaces.absent(image, blocks(width, height, blockWidth, blockHeight), samples.bands());
        if (!tiled && !absent.isEmpty()) {
            throw image.file().refuse("Some of its strips hold no data; export the orthophoto again");
        }
        long decodedHeight = tiled ? blockHeight : bandRows(image, blockHeight);
        requireMemory(image, blockWidth * decodedHeight * samples.bands() * bytes(samples.depth()));
        return new RasterLayout((int) width, (int) height, (int) blockWidth, (int) decodedHeight, absent);
    }

    private static long blocks(long width, long height, long blockWidth, long blockHeight) {
        return ((width + blockWidth - 1) / blockWidth) * ((height + blockHeight - 1) / blockHeight);
    }

    private static void requireBlock(TiffDirectory image, boolean tiled, long blockWidth, long blockHeight) {
        if (blockWidth < 1 || blockHeight < 1) {
            throw image.file().refuse("Its tiles are empty; export the orthophoto again");
        }
        if (tiled && (blockWidth > MAX_TILE_SIDE_PX || blockHeight > MAX_TILE_SIDE_PX)) {
            throw image.file()
                    .refuse(
                            "Its tiles are " + blockWidth + " x " + blockHeight
                                    + " pixels, more than 16384 on a side; write 512 x 512 tiles with gdal_translate -co TILED=YES");
        }
    }

    /** Strips are decoded in bands of whole strips; uncompressed ones can be entered anywhere. */
    private static long bandRows(TiffDirectory image, long rowsPerStrip) {
        if (image.integer(TiffDirectory.COMPRESSION, UNCOMPRESSED) == UNCOMPRESSED) {
            return BAND_ROWS;
        }
        return Math.max(1, BAND_ROWS / rowsPerStrip) * rowsPerStrip;
    }

    private static void requireMemory(TiffDirectory image, long blockBytes) {
        if (blockBytes > MAX_BLOCK_BYTES) {
            throw image.file()
                    .refuse("It can only be decoded in pieces of " + (blockBytes >> 20)
                            + " MiB; write 512 x 512 tiles with gdal_translate -co TILED=YES");
        }
    }

    private static long bytes(Depth depth) {
        return switch (depth) {
            case BYTE -> 1;
            case UNSIGNED_SHORT, SIGNED_SHORT -> 2;
            case UNSIGNED_INT, SIGNED_INT, FLOAT -> 4;
            case DOUBLE -> 8;
        };
    }

    private static OptionalInt mask(List<TiffDirectory> directories, RasterLayout layout) {
        for (int index = 1; index < directories.size(); index++) {
            TiffDirectory directory = directories.get(index);
            boolean isMask = (directory.integer(TiffDirectory.NEW_SUBFILE_TYPE, 0) & 4) != 0;
            if (isMask
                    && directory.integer(TiffDirectory.IMAGE_WIDTH, 0) == layout.width()
                    && directory.integer(TiffDirectory.IMAGE_LENGTH, 0) == layout.height()) {
                requireMask(directory);
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    private static void requireMask(TiffDirectory mask) {
        requireCompression(mask);
        boolean tiled = mask.has(TiffDirectory.TILE_WIDTH);
        long width = mask.integer(TiffDirectory.IMAGE_WIDTH, 0);
        long height = mask.integer(TiffDirectory.IMAGE_LENGTH, 0);
        long blockWidth = tiled ? mask.integer(TiffDirectory.TILE_WIDTH, 0) : width;
        long blockHeight = tiled
                ? mask.integer(TiffDirectory.TILE_LENGTH, 0)
                : Math.min(height, mask.integer(TiffDirectory.ROWS_PER_STRIP, height));
        requireBlock(mask, tiled, blockWidth, blockHeight);
        requireMemory(mask, blockWidth * blockHeight);
        BlockPlaces.absent(mask, blocks(width, height, blockWidth, blockHeight), 1);
    }
}
