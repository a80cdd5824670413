package org.fieldwarden.reporting.kafka;

import java.util.List;
import org.fieldwarden.core.Change;

/**
 * Keeps changes. It is idempotent by change id: the same change comes again after a crash, a re-run or a re-read. When
 * {@link #accept} returns, the changes are safe on disk; if they could not be kept it throws, and they come again.
 */
@FunctionalInterface
public interface ChangeSink {

    void accept(List<Change> changes);
}
