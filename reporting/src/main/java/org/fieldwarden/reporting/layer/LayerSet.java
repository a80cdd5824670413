package org.fieldwarden.reporting.layer;

import java.util.List;

/** The layers of a screening, in the order of {@code layers.yaml}; several may have one role. */
public record LayerSet(List<Layer> layers) {

    public LayerSet {
        layers = List.copyOf(layers);
    }

    public List<Layer> of(LayerRole role) {
        return layers.stream().filter(layer -> layer.role() == role).toList();
    }
}
