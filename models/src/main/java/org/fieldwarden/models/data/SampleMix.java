package org.fieldwarden.models.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * How often each kind of training pair is drawn.
 *
 * @param weights they need not add up to anything; kinds that are not named are not drawn
 */
public record SampleMix(Map<SampleKind, Double> weights) {

    public SampleMix {
        if (weights.values().stream().anyMatch(weight -> !(weight >= 0 && weight < Double.POSITIVE_INFINITY))
                || weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException("Weights must not be negative and at least one must be positive");
        }
        weights = Map.copyOf(weights);
    }

    /** Weights by the names of the kinds, as recipes write them. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SampleMix ofKeys(Map<String, Double> weights) {
        Map<SampleKind, Double> byKind = new EnumMap<>(SampleKind.class);
        weights.forEach((key, weight) -> byKind.put(SampleKind.ofKey(key), weight));
        return new SampleMix(byKind);
    }

    /** One kind alone. */
    public static SampleMix only(SampleKind kind) {
        return new SampleMix(Map.of(kind, 1.0));
    }

    /** 0 for kinds that are not drawn. */
    public double weight(SampleKind kind) {
        return weights.getOrDefault(kind, 0.0);
    }

    SampleKind draw(Random random) {
        double left = 0;
        for (SampleKind kind : SampleKind.values()) {
            left += weight(kind);
        }
        left *= random.nextDouble();
        SampleKind drawn = SampleKind.RENDERED;
        for (SampleKind kind : SampleKind.values()) {
            if (weight(kind) > 0) {
                drawn = kind;
                left -= weight(kind);
                if (left < 0) {
                    break;
                }
            }
        }
        return drawn;
    }
}
