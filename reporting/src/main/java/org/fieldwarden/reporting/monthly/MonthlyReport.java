package org.fieldwarden.reporting.monthly;

import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.list.FarmlandSums;
import org.fieldwarden.reporting.list.MonthlyList;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;

/**
 * What the report of a month tells. All figures come from the register, by the flights' days: a change belongs to the month
 * in which the flight was flown that showed it.
 *
 * @param county as the divisions name it; empty where they do not
 * @param list leads that were first seen in the month, with the comparisons of the month
 * @param known what the register holds beside these leads
 * @param ground what each comparison of the month could judge
 */
public record MonthlyReport(
        YearMonth month, String county, MonthlyList list, KnownLeads known, List<ComparisonGround> ground) {

    /**
     * What the register holds beside the month's new leads.
     *
     * @param followed changes of the month that are of leads seen before, largest first
     * @param grown changes of the year up to the month that show leads grown
     * @param toDate all leads up to the end of the month, and those whose days are not known
     * @param flown the months in which flights were flown that were compared
     */
    public record KnownLeads(
            List<NumberedChange> followed,
            List<NumberedChange> grown,
            List<NumberedChange> toDate,
            Set<YearMonth> flown) {

        public KnownLeads {
            followed = List.copyOf(followed);
            grown = List.copyOf(grown);
            toDate = List.copyOf(toDate);
            flown = Set.copyOf(flown);
        }
    }

    public MonthlyReport {
        ground = List.copyOf(ground);
    }

    /** What screening and people have said. */
    public Standing standing() {
        return list.standing();
    }

    /** Leads first seen in the month. */
    public List<NumberedChange> leads() {
        return list.leads();
    }

    /** The cases of all leads up to the end of the month that people have acted on. */
    public List<CaseFile> cases() {
        return known.toDate().stream()
                .flatMap(lead -> standing().caseOf(lead.change().id()).stream())
                .toList();
    }

    /** Months of the year up to this one, each with its new leads. A month without a flight is not among them. */
    public List<MonthTotals> year() {
        return Stream.iterate(month.withMonth(1), one -> !one.isAfter(month), one -> one.plusMonths(1))
                .filter(known.flown()::contains)
                .map(one -> MonthTotals.of(one, known.toDate(), standing()))
                .toList();
    }

    /** The totals of this month. */
    public MonthTotals totals() {
        return MonthTotals.of(month, known.toDate(), standing());
    }

    /**
     * What a sum of the year may come to.
     *
     * @param part of a month's totals
     */
    public Optional<RedLineForecast> forecast(Function<MonthTotals, SquareMetres> part) {
        return RedLineForecast.of(
                year().stream().map(one -> part.apply(one).mu()).toList(),
                Month.DECEMBER.getValue() - month.getMonthValue());
    }

    /** All leads up to the end of the month, as a list of their own. */
    public MonthlyList toDate() {
        return new MonthlyList(list.batch(), list.comparisons(), known.toDate(), standing());
    }

    /** How many leads there are whose days are not known: no month has them. */
    public long undated() {
        return known.toDate().stream()
                .filter(lead -> !lead.change().provenance().current().flownOn().isKnown())
                .count();
    }

    /** Leads of construction whose farmland is not known, of the year up to the month. */
    public long unknownFarmland() {
        return known.toDate().stream()
                .filter(lead -> lead.change().provenance().current().flownOn().isKnown()
                        && MonthTotals.monthOf(lead.change()
                                                .provenance()
                                                .current()
                                                .flownOn())
                                        .getYear()
                                == month.getYear())
                .filter(lead -> FarmlandSums.isConstruction(lead.change().kind()))
                .filter(lead -> FarmlandSums.of(lead, standing()).isEmpty())
                .count();
    }

    /** Farmland under what has grown in the year up to the month, as far as screening knows; in no other figure. */
    public SquareMetres grownFarmland() {
        return known.grown().stream()
                .flatMap(change -> FarmlandSums.of(change, standing()).stream())
                .reduce(SquareMetres.ZERO, SquareMetres::plus);
    }

    /** Changes that propose that a lead, or a part of it, is no longer there. */
    public List<NumberedChange> removals() {
        return known.followed().stream()
                .filter(change -> standing()
                        .sightingOf(change.change().id())
                        .filter(sighting -> sighting.kind().proposesRemoval())
                        .isPresent())
                .toList();
    }

    /** Changes of the month that are of leads seen before: those that may be gone first, then the largest. */
    public List<NumberedChange> followedByWeight() {
        List<NumberedChange> removals = removals();
        return Stream.concat(removals.stream(), known.followed().stream().filter(change -> !removals.contains(change)))
                .toList();
    }

    /** Ground that was compared in the month, planar; ground compared twice counts twice. */
    public SquareMetres compared() {
        return ground.stream().map(one -> one.comparison().compared()).reduce(SquareMetres.ZERO, SquareMetres::plus);
    }

    /** Of the compared ground, what could not be judged. */
    public SquareMetres unobserved() {
        return ground.stream().map(ComparisonGround::unobserved).reduce(SquareMetres.ZERO, SquareMetres::plus);
    }
}
