package org.fieldwarden.app.arrivals;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into a watched folder every second, also over network shares, which send no notices. */
public final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final WatchFolder folder;
    private Optional<ScheduledFuture<?>> looks = Optional.empty();

    /** A watch that rests until it is started; the caller closes it. */
    public FolderWatch(WatchFolder folder) {
        this.folder = folder;
    }

    /** Starts to look. */
    public void start() {
        looks = Optional.of(clock.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS));
    }

    /** A share that is away for a while is looked into again at the next look. */
    private void look() {
        try {
            folder.look();
        } catch (RuntimeException e) {
            LOG.warn("The watched folder could not be read; trying again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        looks.ifPresent(one -> one.cancel(false));
        clock.shutdownNow();
    }
}
