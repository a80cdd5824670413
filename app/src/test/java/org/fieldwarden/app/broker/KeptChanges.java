package org.fieldwarden.app.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.reporting.kafka.ChangeSink;

/** An idempotent sink in memory. */
final class KeptChanges implements ChangeSink {

    private final Map<ChangeId, Change> byId = new LinkedHashMap<>();

    @Override
    public void accept(List<Change> changes) {
        changes.forEach(change -> byId.put(change.id(), change));
    }

    Map<ChangeId, Change> byId() {
        return byId;
    }
}
