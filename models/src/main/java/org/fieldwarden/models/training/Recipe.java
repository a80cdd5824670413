package org.fieldwarden.models.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.models.data.ImageryPacks;
import org.fieldwarden.models.data.SampleMix;

/**
 * How a model is trained; read from YAML.
 *
 * @param seed everything random follows from it
 * @param crop side of the pieces that a step looks at, a multiple of 16, at most 256
 * @param batch pieces in a step
 * @param steps steps in all
 * @param learningRate Adam's rate after the warm-up
 * @param decaySteps how many of the last steps let the rate fall to a fiftieth
 * @param validateEvery steps between validations; each also saves a checkpoint
 * @param precision share of flagged validation pixels that must be changed at the point above which the seed threshold
 *     lies, in (0, 1); 0.9 where it is not named
 * @param views how often the finished bundle looks at ground with a hint of change: 1, 2 or 4; 1 where it is not named
 * @param outlines file of drawn outlines; in the recipe its path from the recipe's folder; optional, empty for none
 * @param leaveOut training places that are kept out, by the beginnings of their names; optional
 * @param placeWeights how often groups of places are drawn, 1 for those not named; optional
 * @param encoder how the encoder starts; optional, at random where it is not named
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
        long validateEvery,
        double precision,
        int views,
        String outlines,
        List<String> leaveOut,
        Map<String, Double> placeWeights,
        EncoderStart encoder) {

    /**
     * How the encoder starts.
     *
     * @param pack imagery pack with the weights of {@link PretrainedEncoder}; empty for random weights
     * @param rate learning rate of the encoder as a share of that of the other layers, in (0, 1]
     */
    public record EncoderStart(String pack, double rate) {

        public EncoderStart {
            if (!(rate > 0 && rate <= 1)) {
                throw new IllegalArgumentException("encoder.rate must be in (0, 1]: " + rate);
            }
        }
    }

    public Recipe {
        leaveOut = List.copyOf(leaveOut);
        placeWeights = Map.copyOf(placeWeights);
        if (placeWeights.values().stream().anyMatch(weight -> !(weight > 0))) {
            throw new IllegalArgumentException("placeWeights must be positive; use leaveOut for places to keep out");
        }
        if (!(precision > 0 && precision < 1)) {
            throw new IllegalArgumentException("precision must lie between 0 and 1: " + precision);
        }
        if (views != 1 && views != 2 && views != 4) {
            throw new IllegalArgumentException("views must be 1, 2 or 4: " + views);
        }
        if (crop < 64 || crop > 256 || crop % 16 != 0) {
            throw new IllegalArgumentException("crop must be a multiple of 16 from 64 to 256: " + crop);
        }
        if (batch < 1 || steps < 1 || trainingSamples < batch || validationSamples < 3 || validateEvery < 1) {
            throw new IllegalArgumentException("batch, steps, samples and validateEvery must be positive");
        }
        if (!(learningRate > 0 && learningRate < 0.1) || decaySteps < 0 || decaySteps > steps || warmUpSteps < 0) {
            throw new IllegalArgumentException("learningRate must be in (0, 0.1) and decaySteps from 0 to steps");
        }
    }

    public static Recipe read(Path file) {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
        try {
            if (!(yaml.readTree(Files.readString(file)) instanceof ObjectNode tree)) {
                throw new UsageException("The recipe " + file + " is not right: it must be a list of keys and values.");
            }
            addOptional(tree);
            String outlines = tree.path("outlines").asText();
            if (!outlines.isEmpty()) {
                tree.put("outlines", file.resolveSibling(outlines).normalize().toString());
            }
            return yaml.treeToValue(tree, Recipe.class);
        } catch (JsonProcessingException e) {
            throw new UsageException("The recipe " + file + " is not right: " + reason(e));
        } catch (IOException e) {
            throw new UsageException("The recipe " + file + " cannot be read: check the path.");
        }
    }

    private static void addOptional(ObjectNode recipe) {
        if (!recipe.has("precision")) {
            recipe.put("precision", 0.9);
        }
        if (!recipe.has("views")) {
            recipe.put("views", 1);
        }
        if (!recipe.has("outlines")) {
            recipe.put("outlines", "");
        }
        if (!recipe.has("leaveOut")) {
            recipe.putArray("leaveOut");
        }
        if (!recipe.has("encoder")) {
            recipe.putObject("encoder").put("pack", "").put("rate", 1.0);
        }
        if (!recipe.has("placeWeights")) {
            recipe.putObject("placeWeights");
        }
    }

    /** The imagery packs of a folder as this recipe uses them. */
    public ImageryPacks imagery(Path folder) {
        ImageryPacks packs = ImageryPacks.in(folder).without(leaveOut).withWeights(placeWeights);
        return outlines.isEmpty() ? packs : packs.withOutlines(Path.of(outlines));
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
