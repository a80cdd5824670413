package org.fieldwarden.reporting.screening;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.layer.LayerRole;

/**
 * How much of each role's ground a change takes, on the ellipsoid. A role is absent where its layer is missing or does not
 * cover the whole change: then how much is not known, and that is not zero.
 */
public record Takings(Map<LayerRole, SquareMetres> areas) {

    public static final Takings UNKNOWN = new Takings(Map.of());

    public Takings {
        Map<LayerRole, SquareMetres> sorted = new EnumMap<>(LayerRole.class);
        sorted.putAll(areas);
        areas = Collections.unmodifiableMap(sorted);
    }

    public Optional<SquareMetres> of(LayerRole role) {
        return Optional.ofNullable(areas.get(role));
    }
}
