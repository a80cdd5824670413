package org.fieldwarden.models.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fieldwarden.detector.Calibration;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.models.data.SampleKind;

/**
 * What a bundle says of its making: recipe, data, measured figures and the lines its licences ask for.
 *
 * @param results validation by set, scores uncalibrated
 */
record TrainingReport(
        Recipe recipe, Finishing.Trainer trainer, Map<String, Validation> results, Optional<SieveFit> sieve) {

    /** Lines that a model must carry when it saw imagery of these packs. */
    private static final List<String> LICENCES = List.of(
            "Contains imagery from OpenAerialMap contributors (openaerialmap.org), licensed CC-BY-4.0. Building outlines"
                    + " (c) OpenStreetMap contributors, available under the Open Database License (ODbL) 1.0.",
            "Contains orthophotos of the Autonomous Province of Bolzano/Bozen - South Tyrol (2023), open geodata.",
            "Trained with imagery of the National Agriculture Imagery Program (NAIP), USDA, public domain, as published"
                    + " in the Urban Tree Detection Data set by J. Ventura et al. (2024), CC-BY-4.0.");

    private static final String ENCODER_LICENCE =
            "Initialised from MobileNetV1 weights (c) Google, Apache License 2.0.";

    /** Which of the lines apply: a recipe of rendered scenes alone owes nothing to anyone. */
    List<String> licences() {
        List<String> lines = new ArrayList<>();
        boolean ground = sees(SampleKind::needsLabelledGround);
        if (ground) {
            lines.addAll(LICENCES.subList(0, 2));
        }
        if (sees(SampleKind::needsRepeatPictures)
                || (ground && !recipe.outlines().isEmpty())) {
            lines.add(LICENCES.get(2));
        }
        if (!recipe.encoder().pack().isEmpty()) {
            lines.add(ENCODER_LICENCE);
        }
        return lines;
    }

    private boolean sees(Predicate<SampleKind> imagery) {
        return Arrays.stream(SampleKind.values())
                .anyMatch(kind -> imagery.test(kind) && recipe.mix().weight(kind) > 0);
    }

    String json(Calibration calibration, double threshold) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("recipe", recipe.name());
        json.put("seed", recipe.seed());
        json.put("steps", recipe.steps());
        json.put("trainedBy", trainer.name().toLowerCase(Locale.ROOT));
        ObjectNode figures = json.putObject("validation");
        double raw = rawThreshold(calibration, threshold);
        results.forEach((name, validation) -> {
            ObjectNode set = figures.putObject(name);
            set.put("f1", rounded(validation.f1(raw)));
            set.put("precision", rounded(validation.precision(raw)));
            set.put("recall", rounded(validation.recall(raw)));
            set.put("falseShare", rounded(validation.falseShare(raw)));
            set.put("coverAccuracy", rounded(validation.coverAccuracy()));
            set.put("calibrationError", rounded(CalibrationFit.expectedError(validation, calibration)));
        });
        sieve.ifPresent(fit -> json.putObject("sieve")
                .put("objects", fit.objects())
                .put("kept", fit.kept())
                .put("lookedAt", rounded(fit.lookedAt())));
        licences().forEach(json.withArray("licences")::add);
        return json.toString();
    }

    private static double rawThreshold(Calibration calibration, double threshold) {
        double logit = (Math.log(threshold / (1 - threshold)) - calibration.bias()) * calibration.temperature();
        return 1 / (1 + Math.exp(-logit));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }

    /** The model card, in Markdown. */
    String card(ModelBundle bundle) {
        var decision = bundle.description().decision();
        double raw = rawThreshold(decision.calibration(), decision.changeThreshold());
        StringBuilder card = new StringBuilder();
        card.append("# Model card: ").append(recipe.name()).append("\n\n");
        card.append("Siamese fully convolutional network (family siamese-v2) that compares two RGB orthophotos of one")
                .append(" place and scores every pixel for change; it also names the land cover on both dates.\n\n");
        card.append("- Bundle hash: `").append(bundle.hash()).append("`\n");
        card.append("- Made for: GSD ")
                .append(bundle.description().gsd().finest().metres())
                .append(" to ")
                .append(bundle.description().gsd().coarsest().metres())
                .append(" m; finer flights are averaged to ")
                .append(bundle.description().gsd().finest().metres())
                .append(" m\n");
        card.append("- Operating point: change threshold ")
                .append(decision.changeThreshold())
                .append(", seed threshold ")
                .append(decision.seedThreshold())
                .append(". A change needs a pixel at the seed threshold, well above the point at which ")
                .append(Math.round(recipe.precision() * 100))
                .append(
                        " % of the flagged pixels of the validation samples were changed; it reaches as far as the change"
                                + " threshold, the lower of that point and the one of the best F1 there\n");
        card.append("- Its output is a lead to check on the ground, never a verdict.\n\n");
        card.append("## Training\n\nRecipe `models/recipes/")
                .append(recipe.name())
                .append(".yaml`: ");
        card.append(recipe.steps()).append(" steps of ");
        card.append(recipe.batch())
                .append(" crops of ")
                .append(recipe.crop())
                .append(" pixels, ")
                .append(trainer.words())
                .append(".\n\n");
        card.append("## Validation (pixels; places and scenes that training did not see)\n\n");
        card.append("| set | F1 | precision | recall | false share | land cover | calibration error |\n");
        card.append("|---|---|---|---|---|---|---|\n");
        results.forEach((name, validation) -> card.append(String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.5f | %.3f | %.3f |%n",
                name,
                validation.f1(raw),
                validation.precision(raw),
                validation.recall(raw),
                validation.falseShare(raw),
                validation.coverAccuracy(),
                CalibrationFit.expectedError(validation, decision.calibration()))));
        card.append(
                "\nThreshold and calibration were chosen on other validation samples than these figures come from.\n");
        card.append(
                        "\nval-rendered: rendered scenes; val-pasted: buildings and ground works composed into real ground of")
                .append(
                        " the validation places; val-region: parts of that ground replaced; val-repeats: unchanged real")
                .append(" ground.\n");
        sieve.ifPresent(fit -> card.append(sieveSection(fit)));
        if (!licences().isEmpty()) {
            card.append("\n## Attribution\n\n");
            licences().forEach(line -> card.append("- ").append(line).append('\n'));
        }
        return card.toString();
    }

    private static String sieveSection(SieveFit fit) {
        return String.format(
                Locale.ROOT,
                "%n## Sieve%n%nThe network looks only where the sieve gives %s or more within 32 pixels. Of %d true change"
                        + " objects of %d pixels and more that it finds when it looks everywhere, it then looks at %d (%.2f %%), and at %.1f %% of the cells"
                        + " in which nothing changed. The threshold was chosen on other validation samples than these"
                        + " figures come from; the samples are richer in change and nuisance than a month is.%n",
                fit.threshold(),
                fit.objects(),
                SieveFit.SMALLEST_OBJECT_PX,
                fit.kept(),
                fit.objects() == 0 ? 0 : 100.0 * fit.kept() / fit.objects(),
                100 * fit.lookedAt());
    }
}
