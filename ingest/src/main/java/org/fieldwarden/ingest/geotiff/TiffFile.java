package org.fieldwarden.ingest.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldwarden.core.InputDataException;

/**
 * The structure of a TIFF or BigTIFF file (TIFF 6.0; both byte orders), read before any decoder sees it: every value's
 * place and size is checked against the file's length, so that a hostile or cut file costs no memory.
 */
final class TiffFile implements AutoCloseable {

    /** A deep overview pyramid with masks has about 30 directories. */
    private static final int MAX_DIRECTORIES = 256;

    private static final int MAX_ENTRIES = 4096;

    /** Bytes per value for the TIFF field types 0 to 18; 0 for those that do not exist. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final Path path;
    private final FileChannel channel;
    private final long length;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private boolean big;

    private TiffFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.length = channel.size();
    }

    /** Opens a file whose existence and readability are part of the check. The caller closes it. */
    static TiffFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputDataException(path.toString(), "open", "There is no such file; check the path");
        }
        if (!Files.isReadable(path)) {
            throw new InputDataException(path.toString(), "open", "The file may not be read; give read permission");
        }
        try {
            return new TiffFile(path, FileChannel.open(path, StandardOpenOption.READ));
        } catch (IOException e) {
            throw new InputDataException(path.toString(), "open", "The file cannot be opened: " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    long length() {
        return length;
    }

    ByteOrder order() {
        return order;
    }

    /** All directories of the main chain, in order; the first is the image itself. */
    List<TiffDirectory> directories() {
        long next = readHeader();
        List<TiffDirectory> directories = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        while (next != 0) {
            if (!seen.add(next) || directories.size() >= MAX_DIRECTORIES) {
                throw refuse("The TIFF directories form a loop or are too many; export the orthophoto again");
            }
            next = readDirectory(next, directories);
        }
        if (directories.isEmpty()) {
            throw refuse("The TIFF holds no image; export the orthophoto again");
        }
        return List.copyOf(directories);
    }

    private long readHeader() {
        if (length < 8) {
            throw refuse("This is not a TIFF; export the orthophoto as GeoTIFF");
        }
        ByteBuffer magic = bytes(0, 4);
        byte first = magic.get(0);
        if (first != magic.get(1) || (first != 'I' && first != 'M')) {
            throw refuse("This is not a TIFF; export the orthophoto as GeoTIFF");
        }
        order = first == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int version = bytes(2, 2).getShort();
        if (version != 42 && version != 43) {
            throw refuse("This is not a TIFF; export the orthophoto as GeoTIFF");
        }
        big = version == 43;
        return big ? bytes(8, 8).getLong() : Integer.toUnsignedLong(bytes(4, 4).getInt());
    }

    private long readDirectory(long offset, List<TiffDirectory> directories) {
        int countBytes = big ? 8 : 2;
        int entryBytes = big ? 20 : 12;
        long entries = big
                ? bytes(offset, 8).getLong()
                : Short.toUnsignedInt(bytes(offset, 2).getShort());
        if (entries < 1 || entries > MAX_ENTRIES) {
            throw refuse("A TIFF directory claims " + entries + " entries; export the orthophoto again");
        }
        Map<Integer, TiffDirectory.Entry> table = new HashMap<>();
        for (int index = 0; index < entries; index++) {
            readEntry(offset + countBytes + (long) index * entryBytes, table);
        }
        directories.add(new TiffDirectory(this, table));
        long end = offset + countBytes + entries * entryBytes;
        return big
                ? bytes(end, 8).getLong()
                : Integer.toUnsignedLong(bytes(end, 4).getInt());
    }

    private void readEntry(long position, Map<Integer, TiffDirectory.Entry> table) {
        ByteBuffer entry = bytes(position, big ? 20 : 12);
        int tag = Short.toUnsignedInt(entry.getShort());
        int type = Short.toUnsignedInt(entry.getShort());
        long count = big ? entry.getLong() : Integer.toUnsignedLong(entry.getInt());
        int typeBytes = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
        if (typeBytes == 0) {
            return; // TIFF 6.0: readers skip fields of types they do not know
        }
        if (count < 0 || count > length) {
            throw refuse("TIFF tag " + tag + " claims " + count + " values, more than the file can hold; "
                    + "the file is cut or damaged: copy or export it again");
        }
        int inline = big ? 8 : 4;
        long valuePosition = position + (big ? 12 : 8);
        if (count * typeBytes > inline) {
            ByteBuffer pointer = bytes(valuePosition, inline);
            valuePosition = big ? pointer.getLong() : Integer.toUnsignedLong(pointer.getInt());
            requireInside(valuePosition, count * typeBytes);
        }
        table.put(tag, new TiffDirectory.Entry(type, count, valuePosition));
    }

    /** A checked piece of the file in its byte order. */
    ByteBuffer bytes(long position, int count) {
        requireInside(position, count);
        ByteBuffer buffer = ByteBuffer.allocate(count).order(order);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position()) < 0) {
                    throw cut();
                }
            }
        } catch (IOException e) {
            throw new InputDataException(
                    path.toString(), "open", "The file cannot be read: " + e.getMessage() + "; check the disk", e);
        }
        return buffer.flip();
    }

    void requireInside(long position, long count) {
        if (position < 0 || count < 0 || position > length - count) {
            throw cut();
        }
    }

    static int typeBytes(int type) {
        return TYPE_BYTES[type];
    }

    private InputDataException cut() {
        return refuse("The file is cut or damaged (" + length + " bytes are not all of it); copy or export it again");
    }

    InputDataException refuse(String problem) {
        return new InputDataException(path.toString(), "open", problem);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new InputDataException(path.toString(), "open", "The file cannot be closed: " + e.getMessage(), e);
        }
    }
}
