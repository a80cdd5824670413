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
import org.fieldwarden.reporting.summary.Comparison;

/**
 * What goes into the monthly list (月变化清单).
 *
 * @param batch monitoring batch (监测批次) as people name it, for example {@code 2026年10月}
 */
public record MonthlyList(String batch, Comparison comparison, List<NumberedChange> leads) {

    /** Where leads go whose division is not known: one sheet, not one for every grid cell. */
    static final String NO_DIVISION = "未分区";

    /** Leads of one township in the order of the list. */
    record Township(String county, String name, List<NumberedChange> leads) {}

    /** What may be a nuisance is listed all the same, but after the rest; within both, the largest come first. */
    private static final Comparator<NumberedChange> RANK = Comparator.<NumberedChange, Boolean>comparing(
                    lead -> lead.change().nuisance().isSuspected())
            .thenComparing(Comparator.<NumberedChange, SquareMetres>comparing(
                            lead -> lead.change().area())
                    .reversed())
            .thenComparing(lead -> lead.change().id());

    public MonthlyList {
        leads = leads.stream().sorted(RANK).toList();
    }

    /** The townships with leads, by county and division code; at the end the leads without division. */
    List<Township> townships() {
        Map<String, List<NumberedChange>> groups = new TreeMap<>();
        for (NumberedChange lead : leads) {
            groups.computeIfAbsent(sortKey(lead.change()), key -> new ArrayList<>())
                    .add(lead);
        }
        return groups.values().stream()
                .map(members -> members.get(0).change().place().locality() instanceof Division division
                        ? new Township(division.county(), division.township(), members)
                        : new Township("", NO_DIVISION, members))
                .toList();
    }

    /** County and township are the first nine digits of a division code; the name guards against wrong codes. */
    private static String sortKey(Change change) {
        return change.place().locality() instanceof Division division
                ? division.code().substring(0, 9) + "|" + division.county() + "|" + division.township()
                : "~";
    }
}
