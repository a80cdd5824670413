package org.fieldwarden.reporting.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.summary.Comparison;

/**
 * What goes into the monthly list (月变化清单).
 *
 * @param batch monitoring batch (监测批次) as people name it, for example {@code 2026年10月}
 * @param comparisons what the leads were found by
 * @param standing what screening and people have said of the leads
 */
public record MonthlyList(
        String batch, List<ListedComparison> comparisons, List<NumberedChange> leads, Standing standing) {

    /** Where leads go whose division is not known: one sheet, not one for every grid cell. */
    static final String NO_DIVISION = "未分区";

    /** Leads of one township in the order of the list. */
    public record Township(String county, String name, List<NumberedChange> leads) {}

    /** What may be a nuisance is listed all the same, but after the rest; within both, the largest come first. */
    private static final Comparator<NumberedChange> RANK = Comparator.<NumberedChange, Boolean>comparing(
                    lead -> lead.change().nuisance().isSuspected())
            .thenComparing(Comparator.<NumberedChange, SquareMetres>comparing(
                            lead -> lead.change().area())
                    .reversed())
            .thenComparing(lead -> lead.change().id());

    /** Leads that were not screened and that nobody has looked at. */
    public MonthlyList(String batch, Comparison comparison, List<NumberedChange> leads) {
        this(batch, ListedComparison.of(comparison), leads, Standing.NONE);
    }

    /** Leads of one comparison. */
    public MonthlyList(String batch, ListedComparison comparison, List<NumberedChange> leads, Standing standing) {
        this(batch, List.of(comparison), leads, standing);
    }

    public MonthlyList {
        comparisons = List.copyOf(comparisons);
        leads = leads.stream().sorted(RANK).toList();
    }

    /** Whether the leads were laid on layers; without that the list has no columns for it. */
    public boolean isScreened() {
        return standing.basis().isPresent();
    }

    /** The townships with leads, by county and division code; at the end the leads without division. */
    public List<Township> townships() {
        Map<String, List<NumberedChange>> groups = new TreeMap<>();
        for (NumberedChange lead : leads) {
            groups.computeIfAbsent(sortKey(lead.change()), key -> new ArrayList<>())
                    .add(lead);
        }
        return groups.values().stream()
                .map(members -> township(members.get(0).change(), members))
                .toList();
    }

    private Township township(Change first, List<NumberedChange> members) {
        if (first.place().locality() instanceof Division division) {
            return new Township(division.county(), division.township(), members);
        }
        String placed = placedTownship(first);
        return new Township("", placed.isEmpty() ? NO_DIVISION : placed, members);
    }

    /**
     * County and township are the first nine digits of a division code; the name guards against wrong codes. Without a
     * division the township is what the screening's layers say.
     */
    private String sortKey(Change change) {
        if (change.place().locality() instanceof Division division) {
            return division.code().substring(0, 9) + "|" + division.county() + "|" + division.township();
        }
        String placed = placedTownship(change);
        return placed.isEmpty() ? "~~" : "~" + placed;
    }

    private String placedTownship(Change change) {
        return standing.of(change.id())
                .map(screened -> screened.placement().township())
                .orElse("");
    }
}
