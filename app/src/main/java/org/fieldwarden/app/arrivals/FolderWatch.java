package org.fieldwarden.app.arrivals;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fieldwarden.core.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into a watched folder every second, also over network shares, which send no notices. */
public final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final WatchFolder folder;
    private final Troubles troubles;
    private final Trouble.Place place;
    private Optional<ScheduledFuture<?>> looks = Optional.empty();

    /**
     * A watch that rests until it is started; the caller closes it.
     *
     * @param troubles told when the folder cannot be read, and when it can again
     */
    public FolderWatch(WatchFolder folder, Troubles troubles) {
        this.folder = folder;
        this.troubles = troubles;
        place = new Trouble.Place(Trouble.Work.WATCH, folder.path().toString());
    }

    /** Starts to look. */
    public void start() {
        looks = Optional.of(clock.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS));
    }

    /**
     * A share that is away for a while is looked into again at the next look. An error of ours must not end the watch
     * either, which the clock would do without a word: it is shown and counted.
     */
    void look() {
        try {
            folder.look();
            troubles.over(place);
        } catch (UnreadableFolderException | StorageException e) {
            if (troubles.outside(place, e).times() == 1) {
                LOG.warn(
                        "The watched folder {} waits, and is looked into every second: {}",
                        place.name(),
                        e.getMessage());
            }
        } catch (RuntimeException | Error e) {
            if (troubles.ours(place, e).times() == 1) {
                LOG.error("The watched folder {} could not be looked into by an error of ours", place.name(), e);
            }
        }
    }

    @Override
    public void close() {
        looks.ifPresent(one -> one.cancel(false));
        clock.shutdownNow();
    }
}
