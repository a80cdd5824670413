package org.fieldwarden.models.tuning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.fieldwarden.detector.BundleDescription;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.NetworkWeights;
import org.fieldwarden.models.training.CalibrationFit;
import org.fieldwarden.models.training.Validation;

/** Makes the bundle of tuned weights: its parent's network, GSD range, operating point and debts. */
public final class TunedBundle {

    /** Verdicts kept back that a new calibration needs, in all and of each outcome: below, its error outweighs its use. */
    public static final int FEWEST_FOR_CALIBRATION = 100;

    public static final int FEWEST_OF_EACH = 30;

    private static final String SUFFIX = "-tuned";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TunedBundle() {}

    /** The weights with the parent's decisions, without its sieve and without a word of their making; to judge them with. */
    public static ModelBundle draft(ModelBundle parent, NetworkWeights weights) {
        return ModelBundle.of(parent.description(), weights);
    }

    /** Whether so many verdicts were kept back that a new calibration can be fitted. */
    public static boolean permitsCalibration(HeldOutResult heldOut) {
        return heldOut.judged().size() >= FEWEST_FOR_CALIBRATION
                && heldOut.confirmedFlaggedAfter().of() >= FEWEST_OF_EACH
                && heldOut.refutedQuietAfter().of() >= FEWEST_OF_EACH;
    }

    /**
     * The parent's decisions under a calibration fitted to what people found: confidences change, what is reported does
     * not.
     *
     * @param pixels scores without calibration inside the outlines that were kept back
     */
    public static BundleDescription.Decision recalibrated(BundleDescription.Decision parent, Validation pixels) {
        Calibration fitted = CalibrationFit.of(pixels);
        if (CalibrationFit.expectedError(pixels, fitted)
                >= CalibrationFit.expectedError(pixels, parent.calibration())) {
            return parent;
        }
        double change = fitted.score(logit(rawThreshold(parent, parent.changeThreshold())));
        double seed = fitted.score(logit(rawThreshold(parent, parent.seedThreshold())));
        return new BundleDescription.Decision(fitted, change, Math.max(change, seed), parent.views());
    }

    /** The network's own score where the calibrated one is {@code threshold}. */
    public static double rawThreshold(BundleDescription.Decision decision, double threshold) {
        double logit = (logit(threshold) - decision.calibration().bias())
                * decision.calibration().temperature();
        return 1 / (1 + Math.exp(-logit));
    }

    private static float logit(double score) {
        double inside = Math.max(1e-6, Math.min(1 - 1e-6, score));
        return (float) Math.log(inside / (1 - inside));
    }

    /** The bundle as it is written, with the story of its making. */
    public static ModelBundle finished(
            ModelBundle parent, NetworkWeights weights, BundleDescription.Decision decision, ObjectNode story) {
        BundleDescription old = parent.description();
        String name = old.identity().name();
        ObjectNode training = story.deepCopy();
        JsonNode inherited = training(old);
        training.set(
                "parent",
                JSON.createObjectNode()
                        .put("hash", parent.hash())
                        .put("name", name)
                        .put("version", old.identity().version())
                        .set("training", inherited));
        inherited.path("licences").forEach(training.withArray("licences")::add);
        ModelBundle network = ModelBundle.of(
                new BundleDescription(
                        new BundleDescription.Identity(
                                name.endsWith(SUFFIX) ? name : name + SUFFIX,
                                old.identity().version(),
                                LocalDate.now(ZoneOffset.UTC)),
                        old.network(),
                        old.gsd(),
                        decision,
                        training.toString()),
                weights);
        return parent.sieve().map(network::withSieve).orElse(network);
    }

    static JsonNode training(BundleDescription description) {
        try {
            return JSON.readTree(description.training());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bundle's story is JSON, as it was checked when it was read", e);
        }
    }
}
