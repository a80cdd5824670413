package org.fieldwarden.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fieldwarden.core.InputDataException;

/**
 * The orthophoto files of one flight, gathered from files, folders and ZIPs. What lies beside them (world files,
 * overviews, reports) is passed over. Links are not followed out of a folder.
 */
final class BatchFiles {

    /** More files than this are no flight but a mistake. */
    static final int MOST_FILES = 20_000;

    private static final int DEEPEST = 8;

    /**
     * A file to read.
     *
     * @param path where it lies
     * @param name what people know it by
     */
    record Named(Path path, String name) {}

    private final Path workroom;
    private final List<Named> files = new ArrayList<>();

    private BatchFiles(Path workroom) {
        this.workroom = workroom;
    }

    /**
     * Gathers; ZIPs are unpacked.
     *
     * @param inputs at least one
     * @param workroom folder for what comes out of ZIPs
     * @throws InputDataException where an input cannot be used, or there is no orthophoto at all
     */
    static List<Named> of(List<ReceivedInput> inputs, Path workroom) {
        BatchFiles batch = new BatchFiles(workroom);
        for (ReceivedInput input : inputs) {
            batch.add(input);
        }
        if (batch.files.isEmpty()) {
            throw new InputDataException(
                    inputs.get(0).name(), "judge", "There is no GeoTIFF (.tif, .tiff) in it; check what was exported");
        }
        return List.copyOf(batch.files);
    }

    private void add(ReceivedInput input) {
        if (Files.isDirectory(input.path())) {
            addFolder(input);
        } else if (isZip(input)) {
            files.addAll(ZipBatch.unpack(input, DurableFiles.folder(workroom.resolve("zip" + files.size()))));
        } else {
            files.add(new Named(input.path(), input.name()));
        }
        if (files.size() > MOST_FILES) {
            throw new InputDataException(
                    input.name(), "judge", "More than 20,000 files; give the files of one flight alone");
        }
    }

    private void addFolder(ReceivedInput folder) {
        try (Stream<Path> found = Files.walk(folder.path(), DEEPEST)) {
            found.filter(path -> isOrthophotoName(path.getFileName().toString()))
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .forEach(path -> files.add(
                            new Named(path, folder.path().relativize(path).toString())));
        } catch (IOException e) {
            throw new InputDataException(
                    folder.name(),
                    "judge",
                    "The folder cannot be read: " + e.getMessage() + "; check its permission",
                    e);
        }
    }

    /** Whether a name is that of a TIFF; hidden files and the companions that macOS makes are not. */
    static boolean isOrthophotoName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return (lower.endsWith(".tif") || lower.endsWith(".tiff")) && !lower.startsWith(".");
    }

    /** By its first bytes, whatever its name is. */
    private static boolean isZip(ReceivedInput input) {
        if (!Files.isRegularFile(input.path())) {
            return false;
        }
        try (var stream = Files.newInputStream(input.path())) {
            byte[] magic = stream.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && (magic[2] == 3 || magic[2] == 5);
        } catch (IOException e) {
            throw new InputDataException(
                    input.name(), "judge", "The file cannot be read: " + e.getMessage() + "; check its permission", e);
        }
    }
}
