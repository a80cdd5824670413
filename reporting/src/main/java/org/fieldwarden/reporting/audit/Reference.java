package org.fieldwarden.reporting.audit;

import java.util.Map;
import org.fieldwarden.core.ChangeKind;

/**
 * What the reference data say of a pair.
 *
 * @param changed pixels that changed
 * @param kinds changed pixels by kind of change, all of one size; empty where the reference does not tell
 */
public record Reference(Mask changed, Map<ChangeKind, Mask> kinds) {

    public Reference {
        kinds = Map.copyOf(kinds);
        kinds.values().forEach(changed::requireSameSize);
    }

    /** A reference that does not tell kinds. */
    public static Reference of(Mask changed) {
        return new Reference(changed, Map.of());
    }
}
