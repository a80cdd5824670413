package org.fieldwarden.models.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes hand-made samples as {@link SampleShard} lays them out. */
public final class SampleBytes {

    private SampleBytes() {}

    public static Path write(Path file, TrainingSample... samples) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (TrainingSample sample : samples) {
            bytes.write(sample.baseline());
            bytes.write(sample.current());
            bytes.write(sample.changed());
            bytes.write(sample.baselineCover());
            bytes.write(sample.currentCover());
        }
        return Files.write(file, bytes.toByteArray());
    }
}
