package org.fieldwarden.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UploadType;
import org.fieldwarden.app.arrivals.Arrival;
import org.fieldwarden.app.arrivals.ArrivalQueue;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.StorageException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.DurableFiles;
import org.fieldwarden.ingest.ReceivedInput;

/**
 * Takes uploads by the tus protocol 1.0 (creation, checksum, expiration, termination, concatenation) and hands complete
 * flights to the queue. What is complete is found by looking at the store, not by an event that a kill could lose.
 */
final class UploadDesk {

    static final String PATH = "/uploads";

    private static final Duration EXPIRATION = Duration.ofDays(7);

    /** Making an upload takes milliseconds; an hour is enough for a machine that sleeps in between. */
    private static final Duration NAMELESS = Duration.ofHours(1);

    /** Room that stays free for the catalogue to write. */
    private static final long RESERVE_BYTES = 1L << 30;

    private static final int LOCKED = 423;
    private static final int INSUFFICIENT_STORAGE = 507;

    private final Path arrivals;
    private final DurableUploads store;
    private final TusFileUploadService service;
    private final ArrivalQueue queue;
    private final Clock clock;

    /** @param folder the server's folder */
    UploadDesk(Path folder, ArrivalQueue queue, Clock clock) {
        Path uploads = DurableFiles.folder(folder.resolve("uploads"));
        DurableFiles.folder(
                uploads.resolve("uploads")); // the library's own, which it cannot do without when it cleans up
        arrivals = DurableFiles.folder(folder.resolve("arrivals"));
        store = new DurableUploads(uploads);
        service = new TusFileUploadService()
                .withUploadStorageService(store)
                .withUploadLockingService(new SpokenLocks())
                .withUploadUri(PATH)
                .withUploadExpirationPeriod(EXPIRATION.toMillis());
        this.queue = queue;
        this.clock = clock;
    }

    /** An upload on its way, for people. */
    record Underway(String name, long offset, long length) {}

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("POST") && !isAcceptable(request, response)) {
            return;
        }
        if (isExpired(request)) {
            refuse(response, HttpServletResponse.SC_GONE, "The upload has expired; start again");
            return;
        }
        try {
            service.process(request, response);
        } catch (SpokenLocks.LockedException e) {
            refuse(response, LOCKED, "Another request works on this upload; try again in a moment");
        }
    }

    /** The library only removes expired uploads, within the hour; until then they are gone all the same. */
    private boolean isExpired(HttpServletRequest request) throws IOException {
        return store.find(request.getRequestURI()).filter(UploadInfo::isExpired).isPresent();
    }

    /** Says no to a new upload before its first byte where it does not say what it is, or has no room. */
    private boolean isAcceptable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (!"partial".equals(request.getHeader("Upload-Concat"))) {
                UploadLabel.parse(Optional.ofNullable(request.getHeader("Upload-Metadata"))
                        .orElse(""));
            }
        } catch (UsageException refusal) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, String.valueOf(refusal.getMessage()));
            return false;
        }
        long length = length(request);
        if ("0".equals(request.getHeader("Upload-Length"))) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "The file is empty; choose another");
            return false;
        }
        long free = Files.getFileStore(arrivals).getUsableSpace() - RESERVE_BYTES;
        if (length > free) {
            refuse(
                    response,
                    INSUFFICIENT_STORAGE,
                    "The upload claims " + (length >> 20) + " MiB and the disk has room for " + Math.max(0, free >> 20)
                            + " MiB; free space");
            return false;
        }
        return true;
    }

    /** 0 where it is not said; the library refuses what is no number. */
    private static long length(HttpServletRequest request) {
        String text = Optional.ofNullable(request.getHeader("Upload-Length")).orElse("0");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setHeader("Tus-Resumable", TusFileUploadService.TUS_API_VERSION);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write(sentence.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads that are not complete, by name. */
    List<Underway> underway() throws IOException {
        return store.list().stream()
                .filter(info -> info.isUploadInProgress() && !info.isExpired())
                .map(info -> new Underway(
                        Optional.ofNullable(info.getFileName()).orElse("…"),
                        info.getOffset(),
                        Optional.ofNullable(info.getLength()).orElse(0L)))
                .sorted(Comparator.comparing(Underway::name))
                .toList();
    }

    /** Hands flights whose files are all here to the queue, and removes uploads that are no longer needed. */
    synchronized void sweep() throws IOException, TusException {
        Map<FlightId, List<UploadInfo>> flights = new TreeMap<>(Comparator.comparing(FlightId::value));
        for (UploadInfo info : store.list()) {
            if (!info.isUploadInProgress() && info.getUploadType() != UploadType.PARTIAL) {
                flights.computeIfAbsent(arrivalId(info), id -> new ArrayList<>())
                        .add(info);
            }
        }
        for (Map.Entry<FlightId, List<UploadInfo>> flight : flights.entrySet()) {
            List<UploadInfo> files = flight.getValue();
            UploadLabel label = label(files.get(0));
            if (!queue.knows(flight.getKey()) && files.size() >= label.files()) {
                queue.add(arrival(flight.getKey(), label, files));
            } else if (queue.knows(flight.getKey()) && !isOpen(flight.getKey())) {
                for (UploadInfo info : files) {
                    service.deleteUpload(PATH + "/" + info.getId());
                }
            }
        }
    }

    /** Removes uploads that nobody went on with. */
    void cleanUp() throws IOException {
        service.cleanup();
        store.removeNameless(clock.instant().minus(NAMELESS));
    }

    private boolean isOpen(FlightId id) {
        return queue.list().stream()
                .anyMatch(arrival ->
                        arrival.id().equals(id) && arrival.status().state().isOpen());
    }

    private static FlightId arrivalId(UploadInfo info) {
        return new FlightId("u-" + label(info).batch().orElse(info.getId().toString()));
    }

    private static UploadLabel label(UploadInfo info) {
        return UploadLabel.parse(Optional.ofNullable(info.getEncodedMetadata()).orElse(""));
    }

    private Arrival arrival(FlightId id, UploadLabel label, List<UploadInfo> files) throws IOException, TusException {
        Path folder = DurableFiles.folder(arrivals.resolve(id.value()));
        List<ReceivedInput> inputs = new ArrayList<>();
        for (UploadInfo info : files) {
            Path target = folder.resolve(info.getId().toString());
            take(info, target);
            inputs.add(new ReceivedInput(target, label(info).name()));
        }
        DurableFiles.force(folder);
        DurableFiles.force(arrivals);
        Instant now = clock.instant();
        return Arrival.waiting(id, new Arrival.Cargo(inputs, label.flownOn(), label.site(), Optional.of(folder)), now);
    }

    /** A second name for the same bytes where the upload is one file; a copy where it was put together from parts. */
    private void take(UploadInfo info, Path target) throws IOException, TusException {
        DurableFiles.delete(target);
        Optional<Path> data = info.getUploadType() == UploadType.CONCATENATED ? Optional.empty() : store.data(info);
        if (data.isPresent()) {
            try {
                Files.createLink(target, data.get());
                return;
            } catch (UnsupportedOperationException e) {
                // a file system without second names: copied below
            }
        }
        Path temporary = target.resolveSibling(target.getFileName() + ".part");
        DurableFiles.delete(temporary);
        try (InputStream bytes = service.getUploadedBytes(PATH + "/" + info.getId())) {
            Files.copy(bytes, temporary);
        } catch (IOException e) {
            throw new StorageException("Cannot write " + target + " (" + e.getMessage() + "); free space");
        }
        DurableFiles.move(temporary, target);
    }
}
