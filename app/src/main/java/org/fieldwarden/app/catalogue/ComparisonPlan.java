package org.fieldwarden.app.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.ingest.BaselinePlan;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.DurableFiles;
import org.fieldwarden.ingest.FlightCatalogue;

/**
 * What a flight of the catalogue is compared with, and where the results go: into the folder itself where there is one
 * baseline, and into a folder for each baseline, by its id, where there are several. {@code plan.json} says which part of
 * the ground each covers.
 *
 * @param plan baselines and their ground
 * @param out folder of all results
 */
public record ComparisonPlan(BaselinePlan plan, Path out) {

    /**
     * Plans by the latest earlier flights; nothing where none of them observed the ground.
     *
     * @throws org.fieldwarden.core.UsageException where the catalogue does not know the flight
     */
    public static Optional<ComparisonPlan> find(FlightCatalogue catalogue, FlightId flight, Path out) {
        BaselinePlan plan = BaselinePlan.of(catalogue.flight(flight), catalogue.list());
        return plan.parts().isEmpty() ? Optional.empty() : Optional.of(new ComparisonPlan(plan, out));
    }

    /**
     * Plans with a baseline that somebody chose.
     *
     * @throws InputDataException where it observed none of the ground
     */
    public static ComparisonPlan with(FlightCatalogue catalogue, FlightId flight, FlightId baseline, Path out) {
        CatalogueFlight current = catalogue.flight(flight);
        BaselinePlan plan = BaselinePlan.with(current, catalogue.flight(baseline));
        if (plan.parts().isEmpty()) {
            throw new InputDataException(
                    flight.value(),
                    "baseline",
                    "The chosen baseline " + baseline + " observed none of its ground; choose another");
        }
        return new ComparisonPlan(plan, out);
    }

    /** The comparisons, latest baseline first. */
    public List<PlannedPair> pairs() {
        boolean single = plan.parts().size() == 1;
        return plan.parts().stream()
                .map(part -> new PlannedPair(
                        part.baseline().flight().id(),
                        plan.current().flight(),
                        single ? Optional.empty() : Optional.of(part.ground()),
                        single ? out : out.resolve(part.baseline().flight().id().value())))
                .toList();
    }

    /** Writes {@code plan.json}. */
    public void write() {
        DurableFiles.folder(out);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("flight", plan.current().flight().id().value());
        json.put("flownOn", plan.current().flight().flownOn().text());
        ArrayNode baselines = json.putArray("baselines");
        List<PlannedPair> pairs = pairs();
        for (int index = 0; index < pairs.size(); index++) {
            BaselinePlan.Part part = plan.parts().get(index);
            baselines
                    .addObject()
                    .put("flight", part.baseline().flight().id().value())
                    .put("flownOn", part.baseline().flight().flownOn().text())
                    .put("areaM2", part.area().value())
                    .put("crs", plan.current().flight().grid().crs().code())
                    .put("ground", part.ground().toText())
                    .put("folder", out.relativize(pairs.get(index).out()).toString());
        }
        json.put("uncoveredM2", plan.uncovered().value());
        DurableFiles.write(out.resolve("plan.json"), json.toPrettyString() + "\n");
    }
}
