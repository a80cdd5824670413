package org.fieldwarden.app.web;

import java.io.IOException;
import java.nio.file.Path;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.exception.UploadAlreadyLockedException;
import me.desair.tus.server.upload.UploadLock;
import me.desair.tus.server.upload.disk.DiskLockingService;

/**
 * The library's locks on disk, which say it when somebody else holds one: the library itself only logs that, and its empty
 * answer would read as a success.
 */
final class SpokenLocks extends DiskLockingService {

    /** Another request works on the upload. */
    static final class LockedException extends RuntimeException {

        private LockedException(UploadAlreadyLockedException cause) {
            super(cause);
        }
    }

    SpokenLocks(Path folder) {
        super(folder.toString());
    }

    @Override
    public UploadLock lockUploadByUri(String uri) throws TusException, IOException {
        try {
            return super.lockUploadByUri(uri);
        } catch (UploadAlreadyLockedException e) {
            throw new LockedException(e);
        }
    }
}
