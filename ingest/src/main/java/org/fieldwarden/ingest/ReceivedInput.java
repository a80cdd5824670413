package org.fieldwarden.ingest;

import java.nio.file.Path;

/**
 * Something that came in: a GeoTIFF, a folder of them, or a ZIP.
 *
 * @param path where it lies
 * @param name what people know it by; never used as a path
 */
public record ReceivedInput(Path path, String name) {

    public ReceivedInput {
        name = ReceivedFile.readable(name);
    }

    public static ReceivedInput of(Path path) {
        return new ReceivedInput(path, path.toString());
    }
}
