package org.fieldwarden.app.arrivals;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What cannot be done now, for the page: each place once, gone as soon as it works again. Nothing of it is kept, since a
 * restart tries everything anew. Safe for use by several threads.
 */
public final class Troubles {

    private final Clock clock;
    private final Map<Trouble.Place, Trouble> open = new LinkedHashMap<>();

    public Troubles(Clock clock) {
        this.clock = clock;
    }

    /** Counts a failure of disk, share, permission or broker. */
    public Trouble outside(Trouble.Place place, Throwable failure) {
        return add(place, Trouble.Cause.OUTSIDE, String.valueOf(failure.getMessage()));
    }

    /** Counts an error of ours. */
    public Trouble ours(Trouble.Place place, Throwable failure) {
        return add(place, Trouble.Cause.OURS, failure.toString());
    }

    private synchronized Trouble add(Trouble.Place place, Trouble.Cause cause, String message) {
        Trouble fresh = new Trouble(place, cause, message, clock.instant(), 1);
        return open.merge(place, fresh, Trouble::then);
    }

    /** What was about this place has ended. */
    public synchronized void over(Trouble.Place place) {
        open.remove(place);
    }

    /** All that is open, the oldest first. */
    public synchronized List<Trouble> list() {
        return List.copyOf(open.values());
    }
}
