package org.fieldwarden.models.training;

import java.util.List;
import java.util.Map;
import org.fieldwarden.models.data.SampleKind;
import org.fieldwarden.models.data.SampleMix;

/** Small recipes of rendered scenes. */
final class Recipes {

    private Recipes() {}

    private static final SampleMix SCENES = SampleMix.only(SampleKind.RENDERED);

    static Recipe small(long steps) {
        return of(SCENES, "", new long[] {steps, 0, 0}, 0.001);
    }

    static Recipe scheduled(long steps, long warmUpSteps, long decaySteps) {
        return of(SCENES, "", new long[] {steps, warmUpSteps, decaySteps}, 0.01);
    }

    /** A small recipe that sees imagery. */
    static Recipe mixed(SampleMix mix, String outlines) {
        return of(mix, outlines, new long[] {4, 0, 0}, 0.001);
    }

    private static Recipe of(SampleMix mix, String outlines, long[] steps, double rate) {
        return new Recipe(
                "small",
                9,
                3,
                3,
                mix,
                64,
                2,
                steps[0],
                rate,
                steps[1],
                steps[2],
                2,
                0.9,
                1,
                outlines,
                List.of(),
                Map.of(),
                new Recipe.EncoderStart("", 1));
    }
}
