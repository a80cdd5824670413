package org.fieldwarden.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.fieldwarden.app.s3.S3Storage;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.storage.FolderStorage;
import org.fieldwarden.detector.storage.Storage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the processes of many machines keep what they share. */
final class SharedStoreOptions {

    private static final String S3 = "s3://";

    @Option(
            names = "--store",
            paramLabel = "DIR|s3://BUCKET/PREFIX",
            description = "Shared store of block results and jobs: a folder that every machine mounts, or a bucket.")
    private @Nullable String location;

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "Address of an S3-compatible server; default: Amazon's, by the region of the environment.")
    private @Nullable URI endpoint;

    boolean isGiven() {
        return location != null || endpoint != null;
    }

    /** Opens the store and proves that it can be written. */
    Storage open() {
        if (location == null) {
            throw new UsageException("Name the shared store with --store DIR or --store s3://BUCKET/PREFIX.");
        }
        if (location.startsWith(S3)) {
            return S3Storage.open(location.substring(S3.length()), Optional.ofNullable(endpoint));
        }
        try {
            return FolderStorage.in(Path.of(location));
        } catch (IOException e) {
            throw new UsageException("Cannot use the shared store " + location + " (" + e.getMessage()
                    + "): check the mount and the right to write there.");
        }
    }
}
