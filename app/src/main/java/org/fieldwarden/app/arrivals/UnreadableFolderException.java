package org.fieldwarden.app.arrivals;

import java.io.IOException;
import java.nio.file.Path;
import org.fieldwarden.core.UsageException;

/** A watched folder, or something in it, that cannot be read now; a share may come back. */
final class UnreadableFolderException extends UsageException {

    /** @param path the folder, or what in it cannot be read */
    UnreadableFolderException(Path path, IOException cause) {
        super("Cannot read " + path + " (" + cause + "); check that it is there, and its permission");
        initCause(cause);
    }
}
