package org.fieldwarden.models.data;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.fieldwarden.core.InputDataException;

/**
 * Samples in a flat file that any language reads with one call: for each sample, one after the other, side x side x 3
 * baseline bytes, side x side x 3 current bytes, side x side changed, baseline cover and current cover; no header.
 */
public final class SampleShard {

    private SampleShard() {}

    /** Draws samples {@code first} to {@code first + count - 1} on all cores and writes them in order. */
    public static void write(Path file, SampleSource source, long first, int count) {
        int chunk = 64;
        try (OutputStream raw = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, 1 << 20))) {
            for (long start = first; start < first + count; start += chunk) {
                List<TrainingSample> samples = LongStream.range(start, Math.min(first + count, start + chunk))
                        .parallel()
                        .mapToObj(source::sample)
                        .toList();
                for (TrainingSample sample : samples) {
                    out.write(sample.baseline());
                    out.write(sample.current());
                    out.write(sample.changed());
                    out.write(sample.baselineCover());
                    out.write(sample.currentCover());
                }
            }
        } catch (IOException e) {
            throw new InputDataException(file.toString(), "write", "cannot be written; check space and rights", e);
        }
    }
}
