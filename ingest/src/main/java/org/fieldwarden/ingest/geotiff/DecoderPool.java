package org.fieldwarden.ingest.geotiff;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** Lends decoders of one file, one per thread that reads at the same time. Safe for use by several threads. */
final class DecoderPool implements AutoCloseable {

    private final Path path;
    private final Deque<TiffDecoder> idle = new ArrayDeque<>();
    private boolean closed;

    DecoderPool(Path path) {
        this.path = path;
    }

    <T> T with(Function<TiffDecoder, T> work) {
        TiffDecoder decoder = borrow();
        try {
            return work.apply(decoder);
        } finally {
            giveBack(decoder);
        }
    }

    private TiffDecoder borrow() {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("The orthophoto is closed: " + path);
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return new TiffDecoder(path);
    }

    private void giveBack(TiffDecoder decoder) {
        synchronized (idle) {
            if (!closed) {
                idle.push(decoder);
                return;
            }
        }
        decoder.close();
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(TiffDecoder::close);
            idle.clear();
        }
    }
}
