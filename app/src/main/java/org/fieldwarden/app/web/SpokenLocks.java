package org.fieldwarden.app.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadIdFactory;
import me.desair.tus.server.upload.UploadLock;
import me.desair.tus.server.upload.UploadLockingService;
import org.jspecify.annotations.Nullable;

/**
 * One writer for each upload, within this process: a catalogue has one server. The library's own locks are files that are
 * removed when they are given back, so that two requests can hold a lock each, one on a file that is gone already; their
 * bytes then mix. It also only logs that an upload is locked, and its empty answer would read as a success.
 */
final class SpokenLocks implements UploadLockingService {

    private final ConcurrentMap<UploadId, Held> held = new ConcurrentHashMap<>();
    private @Nullable UploadIdFactory ids;

    /** Another request works on the upload. */
    static final class LockedException extends RuntimeException {

        private LockedException(String uri) {
            super("The upload " + uri + " is locked");
        }
    }

    /** A lock that is given back once, however often it is closed. */
    private final class Held implements UploadLock {

        private final String uri;
        private final UploadId id;

        Held(String uri, UploadId id) {
            this.uri = uri;
            this.id = id;
        }

        @Override
        public String getUploadUri() {
            return uri;
        }

        @Override
        public void release() {
            held.remove(id, this);
        }

        @Override
        public void close() {
            release();
        }
    }

    @Override
    public @Nullable UploadLock lockUploadByUri(String uri) {
        UploadId id = ids == null ? null : ids.readUploadId(uri);
        if (id == null) {
            return null; // no upload yet, as the library has it
        }
        Held lock = new Held(uri, id);
        if (held.putIfAbsent(id, lock) != null) {
            throw new LockedException(uri);
        }
        return lock;
    }

    /** Locks do not outlive the process. */
    @Override
    public void cleanupStaleLocks() {}

    @Override
    public boolean isLocked(UploadId id) {
        return held.containsKey(id);
    }

    @Override
    public void setIdFactory(UploadIdFactory factory) {
        ids = factory;
    }
}
