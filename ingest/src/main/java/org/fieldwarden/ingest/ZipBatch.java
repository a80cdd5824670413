package org.fieldwarden.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.StorageException;

/**
 * Takes the orthophotos out of a ZIP. Each is written under a number, never under its name, so names may be anything:
 * {@code ../../x}, absolute, links, in GBK. A link comes out as the text it holds, which is no TIFF.
 *
 * <p>Refused before anything is written: more than 20,000 entries, a ZIP inside, entries that claim to grow more than 200
 * times (above 64 MiB), more than the disk has room for. Refused while writing: an entry that is longer than it claims.
 */
final class ZipBatch {

    private static final int MOST_ENTRIES = 20_000;
    private static final long LARGEST_DIRECTORY_BYTES = 16L << 20;

    /** Deflate reaches 1032; an orthophoto hardly 20, even with much nodata. */
    private static final long LARGEST_RATIO = 200;

    private static final long UNCHECKED_BYTES = 64L << 20;

    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END_MARK = 0x06054b50;

    /** Names without the UTF-8 flag come from Windows in China; ASCII is the same in both. */
    private static final Charset NAMES = Charset.forName("GB18030");

    private final ReceivedInput input;
    private final Path folder;

    private ZipBatch(ReceivedInput input, Path folder) {
        this.input = input;
        this.folder = folder;
    }

    /**
     * Unpacks into an empty folder.
     *
     * @throws InputDataException where the ZIP is damaged or hostile
     */
    static List<BatchFiles.Named> unpack(ReceivedInput input, Path folder) {
        ZipBatch batch = new ZipBatch(input, folder);
        try {
            batch.requireSmallDirectory();
            try (ZipFile zip = new ZipFile(input.path().toFile(), NAMES)) {
                return batch.unpack(zip);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InputDataException(
                    input.name(), "unpack", "The ZIP is cut or damaged (" + e.getMessage() + "); send it again", e);
        }
    }

    /** Reads the end of the ZIP itself, because Java's reader takes the whole directory into memory first. */
    private void requireSmallDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(input.path(), StandardOpenOption.READ)) {
            int length = (int) Math.min(channel.size(), END_BYTES + LONGEST_COMMENT);
            ByteBuffer end = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (end.hasRemaining() && channel.read(end, channel.size() - length + end.position()) > 0) {
                // reads until all is there
            }
            for (int at = length - END_BYTES; at >= 0; at--) {
                if (end.getInt(at) == END_MARK) {
                    requireSmallDirectory(Short.toUnsignedInt(end.getShort(at + 10)), end.getInt(at + 12));
                    return;
                }
            }
        }
        throw refuse("The ZIP is cut or damaged (it has no directory); send it again");
    }

    /** In a ZIP64 the size is all ones and stands elsewhere; that one has more than 65,534 entries or 4 GiB of names. */
    private void requireSmallDirectory(int entries, int bytes) {
        boolean countElsewhere = entries == 0xFFFF;
        long directoryBytes = Integer.toUnsignedLong(bytes);
        if (countElsewhere || entries > MOST_ENTRIES || directoryBytes > LARGEST_DIRECTORY_BYTES) {
            throw refuse("The ZIP has more than 20,000 entries; send the orthophotos of one flight alone");
        }
    }

    private List<BatchFiles.Named> unpack(ZipFile zip) throws IOException {
        List<? extends ZipEntry> entries = zip.stream().toList();
        List<ZipEntry> wanted = new ArrayList<>();
        long bytes = 0;
        for (ZipEntry entry : entries) {
            String name = lastName(entry);
            if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                throw refuse("There is a ZIP inside the ZIP; unpack it and send the orthophotos in one ZIP");
            }
            if (BatchFiles.isOrthophotoName(name) && !entry.isDirectory()) {
                requirePlausible(entry);
                wanted.add(entry);
                bytes += entry.getSize();
            }
        }
        if (bytes > Files.getFileStore(folder).getUsableSpace()) {
            throw new StorageException(input.name() + " would take " + (bytes >> 20)
                    + " MiB unpacked, more than the disk has free; free space");
        }
        List<BatchFiles.Named> files = new ArrayList<>();
        for (ZipEntry entry : wanted) {
            Path target = folder.resolve(files.size() + ".tif");
            copy(zip, entry, target);
            files.add(new BatchFiles.Named(target, ReceivedFile.readable(entry.getName())));
        }
        return files;
    }

    private static String lastName(ZipEntry entry) {
        String name = entry.getName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private void requirePlausible(ZipEntry entry) {
        long packed = Math.max(1, entry.getCompressedSize());
        if (entry.getSize() < 0 || (entry.getSize() > UNCHECKED_BYTES && entry.getSize() / packed > LARGEST_RATIO)) {
            throw refuse("The entry " + ReceivedFile.readable(entry.getName()) + " claims to grow from " + packed
                    + " to " + entry.getSize() + " bytes, as no orthophoto does; export it again");
        }
    }

    private void copy(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        String name = ReceivedFile.readable(entry.getName());
        try (InputStream packed = zip.getInputStream(entry);
                OutputStream output = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[1 << 18];
            long left = entry.getSize();
            for (int count = packed.read(buffer); count >= 0; count = packed.read(buffer)) {
                left -= count;
                if (left < 0) {
                    throw refuse("The entry " + name + " is longer than it claims; the ZIP is damaged: make it again");
                }
                write(output, buffer, count, target);
            }
            if (left > 0) {
                throw refuse("The entry " + name + " is shorter than it claims; the ZIP is damaged: make it again");
            }
        }
    }

    /** A full disk is no fault of the ZIP. */
    private static void write(OutputStream output, byte[] buffer, int count, Path target) {
        try {
            output.write(buffer, 0, count);
        } catch (IOException e) {
            throw DurableFiles.cannotWrite(target, e);
        }
    }

    private InputDataException refuse(String problem) {
        return new InputDataException(input.name(), "unpack", problem);
    }
}
