package org.fieldwarden.ingest.geotiff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One image file directory: tags whose values are read on demand from the {@link TiffFile}, while that is open. */
final class TiffDirectory {

    static final int NEW_SUBFILE_TYPE = 254;
    static final int IMAGE_WIDTH = 256;
    static final int IMAGE_LENGTH = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int PLANAR_CONFIGURATION = 284;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_LENGTH = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTE_COUNTS = 325;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int YCBCR_SUBSAMPLING = 530;
    static final int MODEL_PIXEL_SCALE = 33550;
    static final int MODEL_TIEPOINT = 33922;
    static final int MODEL_TRANSFORMATION = 34264;
    static final int GEO_KEY_DIRECTORY = 34735;
    static final int GDAL_NODATA = 42113;

    /** Values that a tag other than offsets and byte counts may have; more is not a raster we read. */
    private static final int MAX_VALUES = 8_000_000;

    private final TiffFile file;
    private final Map<Integer, Entry> entries;

    /** Where a tag's values lie. */
    record Entry(int type, long count, long position) {}

    TiffDirectory(TiffFile file, Map<Integer, Entry> entries) {
        this.file = file;
        this.entries = Map.copyOf(entries);
    }

    TiffFile file() {
        return file;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The tag's first value. */
    OptionalLong integer(int tag) {
        long[] values = integers(tag);
        return values.length == 0 ? OptionalLong.empty() : OptionalLong.of(values[0]);
    }

    /** The tag's first value, or what TIFF 6.0 says it is when absent. */
    long integer(int tag, long whenAbsent) {
        return integer(tag).orElse(whenAbsent);
    }

    /** All values of an integer tag; empty when absent. */
    long[] integers(int tag) {
        Optional<Entry> found = Optional.ofNullable(entries.get(tag));
        if (found.isEmpty()) {
            return new long[0];
        }
        Entry entry = found.get();
        ByteBuffer buffer = values(tag, entry);
        long[] values = new long[Math.toIntExact(entry.count())];
        for (int index = 0; index < values.length; index++) {
            values[index] = switch (entry.type()) {
                case 1, 2, 7 -> Byte.toUnsignedLong(buffer.get());
                case 6 -> buffer.get();
                case 3 -> Short.toUnsignedLong(buffer.getShort());
                case 8 -> buffer.getShort();
                case 4, 13 -> Integer.toUnsignedLong(buffer.getInt());
                case 9 -> buffer.getInt();
                case 16, 17, 18 -> buffer.getLong();
                default -> throw file.refuse("TIFF tag " + tag + " is not an integer; export the orthophoto again");
            };
        }
        return values;
    }

    /** All values of a floating-point tag; empty when absent. */
    double[] doubles(int tag) {
        Optional<Entry> found = Optional.ofNullable(entries.get(tag));
        if (found.isEmpty()) {
            return new double[0];
        }
        Entry entry = found.get();
        ByteBuffer buffer = values(tag, entry);
        double[] values = new double[Math.toIntExact(entry.count())];
        for (int index = 0; index < values.length; index++) {
            values[index] = switch (entry.type()) {
                case 11 -> buffer.getFloat();
                case 12 -> buffer.getDouble();
                default -> throw file.refuse("TIFF tag " + tag + " is not a number; export the orthophoto again");
            };
        }
        return values;
    }

    /** Text of a tag without its closing NUL; empty when absent. */
    Optional<String> text(int tag) {
        return Optional.ofNullable(entries.get(tag)).map(entry -> {
            byte[] bytes = values(tag, entry).array();
            return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").trim();
        });
    }

    private ByteBuffer values(int tag, Entry entry) {
        if (entry.count() > MAX_VALUES) {
            throw file.refuse("TIFF tag " + tag + " has " + entry.count() + " values; write the orthophoto in larger"
                    + " tiles, for example with gdal_translate -co TILED=YES");
        }
        return file.bytes(entry.position(), Math.toIntExact(entry.count() * (long) TiffFile.typeBytes(entry.type())));
    }
}
