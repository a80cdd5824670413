package org.fieldwarden.models.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.models.data.SampleMix;

/**
 * How a model is trained; read from YAML.
 *
 * @param seed everything random follows from it
 * @param crop side of the pieces that a step looks at, a multiple of 8, at most 256
 * @param batch pieces in a step
 * @param steps steps in all
 * @param learningRate Adam's rate after the warm-up
 * @param decaySteps how many of the last steps let the rate fall to a fiftieth
 * @param validateEvery steps between validations; each also saves a checkpoint
 */
public record Recipe(
        String name,
        long seed,
        int trainingSamples,
        int validationSamples,
        SampleMix mix,
        int crop,
        int batch,
        long steps,
        double learningRate,
        long warmUpSteps,
        long decaySteps,
        long validateEvery) {

    public Recipe {
        if (crop < 64 || crop > 256 || crop % 8 != 0) {
            throw new IllegalArgumentException("crop must be a multiple of 8 from 64 to 256: " + crop);
        }
        if (batch < 1 || steps < 1 || trainingSamples < batch || validationSamples < 3 || validateEvery < 1) {
            throw new IllegalArgumentException("batch, steps, samples and validateEvery must be positive");
        }
        if (!(learningRate > 0 && learningRate < 0.1) || decaySteps < 0 || decaySteps > steps || warmUpSteps < 0) {
            throw new IllegalArgumentException("learningRate must be in (0, 0.1) and decaySteps from 0 to steps");
        }
    }

    public static Recipe read(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(Files.readString(file), Recipe.class);
        } catch (JsonProcessingException e) {
            throw new UsageException("The recipe " + file + " is not right: " + reason(e));
        } catch (IOException e) {
            throw new UsageException("The recipe " + file + " cannot be read: check the path.");
        }
    }

    /** What is wrong, without Jackson's advice on its own settings. */
    private static String reason(JsonProcessingException failure) {
        return failure.getOriginalMessage().replaceAll("; `DeserializationFeature[^`]*` enabled", "");
    }

    /** Rate of a step, counted from 0: linear warm-up, a plateau, then a cosine fall. */
    double learningRateAt(long step) {
        if (step < warmUpSteps) {
            return learningRate * (step + 1) / warmUpSteps;
        }
        long intoDecay = step - (steps - decaySteps);
        if (intoDecay <= 0) {
            return learningRate;
        }
        double share = Math.min(1, (double) intoDecay / decaySteps);
        return learningRate * (0.02 + 0.98 * (0.5 + 0.5 * Math.cos(Math.PI * share)));
    }
}
