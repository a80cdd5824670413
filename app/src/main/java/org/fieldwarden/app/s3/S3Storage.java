package org.fieldwarden.app.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.storage.Storage;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket, or a part of one, of Amazon's S3 or of a server that speaks the same. An object is there as a whole or not at
 * all, and is seen by everybody as soon as it is put. Who we are is told by the environment, as for every program of
 * Amazon's: {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}, a profile, or the machine's role.
 */
public final class S3Storage implements Storage {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    private S3Storage(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /**
     * Opens a bucket and asks it for something, so that a wrong name, endpoint or key shows now.
     *
     * @param location {@code BUCKET} or {@code BUCKET/PREFIX}
     * @param endpoint of a server other than Amazon's
     * @throws UsageException where the bucket cannot be used
     */
    public static S3Storage open(String location, Optional<URI> endpoint) {
        int slash = location.indexOf('/');
        String bucket = slash < 0 ? location : location.substring(0, slash);
        String folder = slash < 0 ? "" : location.substring(slash + 1).replaceAll("/+$", "");
        try {
            S3Storage storage = new S3Storage(client(endpoint), bucket, folder.isEmpty() ? "" : folder + "/");
            storage.client.headBucket(request -> request.bucket(bucket));
            return storage;
        } catch (SdkException | IllegalArgumentException e) {
            throw new UsageException("Cannot use the bucket s3://" + location + " (" + e.getMessage()
                    + "): check its name, the keys in the environment, and --s3-endpoint.");
        }
    }

    private static S3Client client(Optional<URI> endpoint) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_WITHIN)
                        .socketTimeout(ANSWER_WITHIN));
        // Other servers rarely have a name for each bucket, and their region is nobody's business.
        endpoint.ifPresent(address ->
                builder.endpointOverride(address).forcePathStyle(true).region(regionOr(Region.US_EAST_1)));
        return builder.build();
    }

    private static Region regionOr(Region other) {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkException none) {
            return other;
        }
    }

    @Override
    public Optional<byte[]> find(String name) {
        return asked("read", name, () -> {
            try {
                return Optional.of(client.getObjectAsBytes(
                                request -> request.bucket(bucket).key(prefix + name))
                        .asByteArrayUnsafe());
            } catch (NoSuchKeyException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public boolean contains(String name) {
        return asked("look for", name, () -> {
            try {
                client.headObject(request -> request.bucket(bucket).key(prefix + name));
                return true;
            } catch (NoSuchKeyException absent) {
                return false;
            }
        });
    }

    @Override
    public void put(String name, byte[] bytes) {
        asked(
                "write",
                name,
                () -> client.putObject(
                        request -> request.bucket(bucket).key(prefix + name), RequestBody.fromBytes(bytes)));
    }

    @Override
    public void delete(String name) {
        asked(
                "delete",
                name,
                () -> client.deleteObject(request -> request.bucket(bucket).key(prefix + name)));
    }

    @Override
    public List<String> list(String folder) {
        String below = folder.isEmpty() ? prefix : prefix + folder + "/";
        return asked(
                "list",
                folder,
                () -> client
                        .listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(below))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(prefix.length()))
                        .sorted()
                        .toList());
    }

    private <T> T asked(String what, String name, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw new UncheckedIOException(
                    "Cannot " + what + " " + this + "/" + name, new IOException(e.getMessage(), e));
        }
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
