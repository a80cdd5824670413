package org.fieldwarden.app.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.exception.UploadNotFoundException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.disk.DiskStorageService;
import org.fieldwarden.ingest.DurableFiles;
import org.jspecify.annotations.Nullable;

/**
 * The library's store on disk, made safe against being killed: what is known of an upload is written whole or not at all
 * (the library rewrites it in place, and a kill in that moment would lose the upload), and bytes beyond the acknowledged
 * offset, which a kill in the middle of a request leaves, are cut off before the next ones are appended (the library
 * refuses to append to such a file).
 */
final class DurableUploads extends DiskStorageService {

    private static final String INFO = "info";
    private static final String DATA = "data";

    DurableUploads(Path folder) {
        super(folder.toString());
    }

    @Override
    public @Nullable UploadInfo getUploadInfo(@Nullable UploadId id) throws IOException {
        if (id == null) {
            return null;
        }
        Optional<Path> folder = folder(id);
        return folder.isEmpty() ? null : read(folder.get()).orElse(null);
    }

    private static Optional<UploadInfo> read(Path folder) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(folder.resolve(INFO));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // just being made, or just being removed
        }
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of((UploadInfo) stream.readObject());
        } catch (ClassNotFoundException e) {
            throw new IOException("Not an upload: " + folder, e);
        }
    }

    @Override
    public @Nullable UploadInfo create(UploadInfo info, @Nullable String ownerKey) throws IOException {
        UploadInfo created = super.create(info, ownerKey);
        DurableFiles.force(getStoragePath());
        return created;
    }

    @Override
    public void update(@Nullable UploadInfo info) throws IOException, UploadNotFoundException {
        if (info == null) {
            return;
        }
        Path folder = folder(info.getId())
                .orElseThrow(() -> new UploadNotFoundException("There is no upload " + info.getId()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(info);
        }
        DurableFiles.write(folder.resolve(INFO), bytes.toByteArray());
    }

    @Override
    public UploadInfo append(UploadInfo info, InputStream bytes) throws IOException, TusException {
        Optional<Path> folder = folder(info.getId());
        if (folder.isPresent() && Files.exists(folder.get().resolve(DATA))) {
            try (FileChannel data = FileChannel.open(folder.get().resolve(DATA), StandardOpenOption.WRITE)) {
                if (data.size() > info.getOffset()) {
                    data.truncate(info.getOffset());
                }
            }
        }
        return super.append(info, bytes);
    }

    /** Where the bytes of a plain upload lie; they are never changed once it is complete. */
    Optional<Path> data(UploadInfo info) {
        return folder(info.getId()).map(folder -> folder.resolve(DATA)).filter(Files::exists);
    }

    /** The upload that a request's path names, where it names one. */
    Optional<UploadInfo> find(String path) throws IOException {
        return Optional.ofNullable(getUploadInfo(path, null));
    }

    /** All uploads, in no order. */
    List<UploadInfo> list() throws IOException {
        Path root = getStoragePath();
        List<UploadInfo> uploads = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return uploads;
        }
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                read(folder).ifPresent(uploads::add);
            }
        }
        return uploads;
    }

    /** Removes what a kill left between making an upload's folder and naming it; nobody was told of that upload. */
    void removeNameless(Instant before) throws IOException {
        try (Stream<Path> folders = Files.list(getStoragePath())) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (!Files.exists(folder.resolve(INFO))
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    Files.deleteIfExists(folder.resolve(DATA));
                    removeParts(folder);
                    Files.deleteIfExists(folder);
                }
            }
        }
    }

    private static void removeParts(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private Optional<Path> folder(UploadId id) {
        return Optional.ofNullable(getPathInStorageDirectory(id)).filter(Files::isDirectory);
    }
}
