package org.fieldwarden.ingest.geotiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Files beside a target that live no longer than its writing. For one thread. */
final class ScratchFiles implements AutoCloseable {

    private final Path target;
    private final List<FileChannel> channels = new ArrayList<>();

    ScratchFiles(Path target) {
        this.target = target;
    }

    /** A new empty file, closed and removed with this. */
    FileChannel open() throws IOException {
        Path path = target.resolveSibling(target.getFileName() + ".scratch" + channels.size());
        FileChannel channel = FileChannel.open(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        channels.add(channel);
        return channel;
    }

    /** Removes a file that was not finished. */
    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the unfinished file " + path, e);
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : channels) {
            channel.close();
        }
    }
}
