package org.fieldwarden.georef.kafka;

import java.net.URI;
import java.util.List;
import org.fieldwarden.core.Change;

/** Where the pictures and pages that let a person judge a change are kept. Must be a pure function of the change. */
@FunctionalInterface
public interface EvidenceLinks {

    /** Links in a stable order, relative or absolute; empty if there are none. */
    List<URI> linksFor(Change change);

    static EvidenceLinks none() {
        return change -> List.of();
    }
}
