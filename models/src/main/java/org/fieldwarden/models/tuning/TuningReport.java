package org.fieldwarden.models.tuning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.models.training.Validation;

/**
 * What tuning says of itself, in {@code tuning.json} and in the bundle's card.
 *
 * @param plan how it was tuned
 * @param given what it was tuned with
 */
public record TuningReport(TuningPlan plan, Given given, HeldOutResult heldOut, Advice.Rehearsal rehearsal) {

    /**
     * What a bundle was tuned with.
     *
     * @param flightPairs pairs with verdicts
     * @param confirmed verdicts that were learned from
     * @param refuted likewise
     * @param undecided rows that said neither
     * @param labelledSamples samples from labelled pairs
     */
    public record Given(int flightPairs, int confirmed, int refuted, int undecided, int labelledSamples) {}

    public Advice advice() {
        return Advice.on(heldOut, rehearsal);
    }

    /** The figures, for programs; also the story that the bundle keeps of its making. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("recipe", "tuning");
        json.put("seed", plan.seed()).put("steps", plan.steps()).put("learningRate", plan.learningRate());
        json.putObject("given")
                .put("flightPairs", given.flightPairs())
                .put("confirmed", given.confirmed())
                .put("refuted", given.refuted())
                .put("undecided", given.undecided())
                .put("labelledSamples", given.labelledSamples())
                .put("rehearsalScenes", plan.rehearsal().training());
        ObjectNode kept = json.putObject("heldOut");
        put(kept.putObject("refutedNoLongerFlagged"), heldOut.refutedQuietBefore(), heldOut.refutedQuietAfter());
        put(kept.putObject("confirmedStillFlagged"), heldOut.confirmedFlaggedBefore(), heldOut.confirmedFlaggedAfter());
        kept.put("mended", heldOut.mended()).put("broken", heldOut.broken());
        kept.put("chanceOfLuck", rounded(heldOut.chanceOfLuck()));
        heldOut.judged()
                .forEach(one -> kept.withArray("verdicts")
                        .addObject()
                        .put("id", one.id())
                        .put("verdict", one.outcome().code())
                        .put("flaggedBefore", one.before())
                        .put("flaggedAfter", one.after()));
        ObjectNode rendered = json.putObject("rehearsal");
        put(rendered.putObject("before"), rehearsal.before());
        put(rendered.putObject("after"), rehearsal.after());
        json.put("recommended", advice().recommended());
        advice().reasons().forEach(json.withArray("reasons")::add);
        return json;
    }

    private static void put(ObjectNode node, Share before, Share after) {
        put(node.putObject("before"), before);
        put(node.putObject("after"), after);
    }

    private static void put(ObjectNode node, Share share) {
        node.put("count", share.count()).put("of", share.of());
        node.put("lower95", rounded(share.lower())).put("upper95", rounded(share.upper()));
    }

    private void put(ObjectNode node, Validation validation) {
        node.put("f1", rounded(validation.f1(rehearsal.threshold())));
        node.put("precision", rounded(validation.precision(rehearsal.threshold())));
        node.put("recall", rounded(validation.recall(rehearsal.threshold())));
        node.put("falseShare", rounded(validation.falseShare(rehearsal.threshold())));
        node.put("coverAccuracy", rounded(validation.coverAccuracy()));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }

    /** The model card, in Markdown. */
    public String card(ModelBundle bundle, ModelBundle parent) {
        var decision = bundle.description().decision();
        boolean kept = decision.equals(parent.description().decision());
        StringBuilder card = new StringBuilder();
        card.append("# Model card: ")
                .append(bundle.description().identity().name())
                .append("\n\n");
        card.append("The bundle `").append(parent.description().identity().name());
        card.append("` (").append(parent.hash()).append("), trained further on what people found on the ground.\n\n");
        card.append("- Bundle hash: `").append(bundle.hash()).append("`\n");
        card.append("- Parent bundle: `").append(parent.hash()).append("`\n");
        card.append("- Made for: GSD ")
                .append(bundle.description().gsd().finest().metres());
        card.append(" to ")
                .append(bundle.description().gsd().coarsest().metres())
                .append(" m\n");
        card.append("- Operating point: change threshold ").append(rounded(decision.changeThreshold()));
        card.append(", seed threshold ")
                .append(rounded(decision.seedThreshold()))
                .append("; calibration ");
        card.append(
                kept
                        ? "of the parent\n"
                        : "fitted to the verdicts kept back; what is reported is the parent's choice\n");
        card.append("- ").append(advice().recommended() ? "Recommended for the release gate" : "Not recommended");
        card.append("\n- Its output is a lead to check on the ground, never a verdict.\n\n");
        advice().reasons().forEach(reason -> card.append(reason).append('\n'));
        card.append("\n## Training\n\n")
                .append(given.confirmed())
                .append(" confirmed and ")
                .append(given.refuted());
        card.append(" refuted changes of ").append(given.flightPairs()).append(" flight pairs, ");
        card.append(given.labelledSamples())
                .append(" samples of labelled pairs, ")
                .append(plan.rehearsal().training());
        card.append(" rendered scenes; ")
                .append(plan.steps())
                .append(" steps, seed ")
                .append(plan.seed());
        card.append(", in Deeplearning4j.\n\n");
        card.append(figures());
        licences(card, bundle);
        return card.toString();
    }

    /** The tables of figures, in Markdown. */
    public String figures() {
        return "Verdicts kept back (cells of 100 m that training did not see), 95 % intervals:\n\n"
                + "| | before | after |\n|---|---|---|\n"
                + "| refuted, no longer flagged | " + heldOut.refutedQuietBefore() + " | "
                + heldOut.refutedQuietAfter() + " |\n"
                + "| confirmed, still flagged | " + heldOut.confirmedFlaggedBefore() + " | "
                + heldOut.confirmedFlaggedAfter() + " |\n\n"
                + "Rendered scenes that training did not see, pixels:\n\n"
                + "| | F1 | precision | recall | false share |\n|---|---|---|---|---|\n"
                + row("before", rehearsal.before()) + row("after", rehearsal.after());
    }

    private String row(String name, Validation validation) {
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.5f |\n",
                name,
                validation.f1(rehearsal.threshold()),
                validation.precision(rehearsal.threshold()),
                validation.recall(rehearsal.threshold()),
                validation.falseShare(rehearsal.threshold()));
    }

    /** What the parent owes, the tuned bundle owes too. */
    private static void licences(StringBuilder card, ModelBundle bundle) {
        var lines = TunedBundle.training(bundle.description()).path("licences");
        if (!lines.isEmpty()) {
            card.append("\n## Attribution\n\n");
            lines.forEach(line -> card.append("- ").append(line.asText()).append('\n'));
        }
    }
}
