package org.fieldwarden.models.training;

import org.fieldwarden.models.data.SampleMix;

/** Small recipes of rendered scenes. */
final class Recipes {

    private Recipes() {}

    static Recipe small(long steps) {
        return new Recipe("small", 9, 3, 3, new SampleMix(1, 0, 0, 0), 64, 2, steps, 0.001, 0, 0, 2);
    }

    static Recipe scheduled(long steps, long warmUpSteps, long decaySteps) {
        return new Recipe(
                "scheduled", 9, 3, 3, new SampleMix(1, 0, 0, 0), 64, 2, steps, 0.01, warmUpSteps, decaySteps, 2);
    }
}
