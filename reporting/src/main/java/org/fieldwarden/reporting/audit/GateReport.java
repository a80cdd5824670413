package org.fieldwarden.reporting.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * The release gate: a candidate bundle is accepted only if every guarded set accepts it.
 *
 * @param sets at least one
 */
public record GateReport(List<GuardedSet> sets) {

    public GateReport {
        sets = List.copyOf(sets);
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("A gate that guards nothing lets everything through");
        }
    }

    public boolean isAccepted() {
        return sets.stream().allMatch(GuardedSet::isAccepted);
    }

    /** Writes {@code gate.json}; equal reports give equal bytes. */
    public void write(Path target) {
        AuditJson.write(toJson(), target);
    }

    ObjectNode toJson() {
        ObjectNode json = AuditJson.object();
        json.put("accepted", isAccepted());
        json.set("candidate", AuditJson.model(sets.get(0).candidate().model()));
        json.set("incumbent", AuditJson.model(sets.get(0).incumbent().model()));
        ArrayNode list = json.putArray("sets");
        for (GuardedSet set : sets) {
            ObjectNode one = list.addObject();
            one.put("set", set.name());
            one.put("accepted", set.isAccepted());
            one.put("pairCount", set.candidate().pairs().size());
            one.set("terms", AuditJson.terms(set.candidate().terms()));
            one.put("figure", set.figure().code());
            AuditJson.put(one, "candidateBound", set.bound(set.candidate()));
            AuditJson.put(one, "incumbentBound", set.bound(set.incumbent()));
            AuditJson.put(one.putObject("gain"), set.gain());
            one.put("verdict", set.verdict());
            one.put("proof", set.proof());
            one.set("candidate", AuditJson.intervals(set.candidate()));
            one.set("incumbent", AuditJson.intervals(set.incumbent()));
        }
        return json;
    }
}
