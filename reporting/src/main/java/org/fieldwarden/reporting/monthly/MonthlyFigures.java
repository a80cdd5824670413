package org.fieldwarden.reporting.monthly;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.identity.SightingKind;
import org.fieldwarden.reporting.list.ListedComparison;
import org.fieldwarden.reporting.list.MonthlyList;
import org.fieldwarden.reporting.register.ComparedGround;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.register.UnobservedGround;

/** Reads what a month's report tells out of a register. */
public final class MonthlyFigures {

    private final Register register;
    private final Standing standing;
    private final List<NumberedChange> all;

    private MonthlyFigures(Register register) {
        this.register = register;
        this.standing = register.standing();
        this.all = register.listNumbered();
    }

    /**
     * The report of a month.
     *
     * @throws UsageException where no flight of that month was compared
     */
    public static MonthlyReport read(Register register, YearMonth month) {
        return register.atOneMoment(() -> new MonthlyFigures(register).of(month));
    }

    private MonthlyReport of(YearMonth month) {
        List<ComparisonGround> ground = ground(month);
        List<NumberedChange> ofMonth = all.stream()
                .filter(change -> MonthTotals.isIn(month, current(change)))
                .toList();
        if (ground.isEmpty() && ofMonth.isEmpty()) {
            throw new UsageException("The register holds no comparison whose later flight was flown in " + month + ": "
                    + months() + ".");
        }
        List<NumberedChange> leads = ofMonth.stream().filter(this::isLead).toList();
        List<NumberedChange> followed =
                ofMonth.stream().filter(change -> !isLead(change)).toList();
        List<NumberedChange> toDate = all.stream()
                .filter(this::isLead)
                .filter(lead -> !current(lead).isKnown()
                        || !MonthTotals.monthOf(current(lead)).isAfter(month))
                .toList();
        return new MonthlyReport(
                month,
                county(toDate),
                new MonthlyList(month.toString(), comparisons(ofMonth), leads, standing),
                new MonthlyReport.KnownLeads(followed, grown(month), toDate, flown()),
                ground);
    }

    /** Changes of the year up to a month that show a lead grown. */
    private List<NumberedChange> grown(YearMonth month) {
        return all.stream()
                .filter(change -> standing.sightingOf(change.change().id())
                        .filter(sighting -> sighting.kind() == SightingKind.GROWN)
                        .isPresent())
                .filter(change -> current(change).isKnown()
                        && MonthTotals.monthOf(current(change)).getYear() == month.getYear()
                        && !MonthTotals.monthOf(current(change)).isAfter(month))
                .toList();
    }

    private Set<YearMonth> flown() {
        return Stream.concat(
                        register.listCompared().stream()
                                .map(one -> one.current().flownOn()),
                        all.stream().map(MonthlyFigures::current))
                .filter(AcquisitionDate::isKnown)
                .map(MonthTotals::monthOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isLead(NumberedChange change) {
        return standing.sightingOf(change.change().id()).isEmpty();
    }

    private static AcquisitionDate current(NumberedChange change) {
        return change.change().provenance().current().flownOn();
    }

    private String months() {
        String known = flown().stream().sorted().map(YearMonth::toString).collect(Collectors.joining(", "));
        return known.isEmpty() ? "it knows the days of no flight" : "it has " + known;
    }

    private List<ComparisonGround> ground(YearMonth month) {
        List<ComparisonGround> ground = new ArrayList<>();
        for (ComparedGround compared : register.listCompared()) {
            if (MonthTotals.isIn(month, compared.current().flownOn())) {
                List<UnobservedGround> windows = register.listUnobserved(
                        compared.baseline().id(), compared.current().id());
                ground.add(new ComparisonGround(
                        compared,
                        windows.stream().map(UnobservedGround::area).reduce(SquareMetres.ZERO, SquareMetres::plus),
                        windows.stream()
                                .collect(Collectors.groupingBy(UnobservedGround::kind, Collectors.counting()))));
            }
        }
        return ground;
    }

    /** One for each pair of flights that showed something. */
    private List<ListedComparison> comparisons(List<NumberedChange> changes) {
        Map<List<FlightId>, ListedComparison> comparisons = new LinkedHashMap<>();
        for (NumberedChange change : changes) {
            Provenance pair = change.change().provenance();
            FlightId baseline = pair.baseline().id();
            FlightId current = pair.current().id();
            comparisons.computeIfAbsent(
                    List.of(baseline, current),
                    key -> ListedComparison.of(
                            change, register.listUnobserved(baseline, current), register.compared(baseline, current)));
        }
        return List.copyOf(comparisons.values());
    }

    private static String county(List<NumberedChange> leads) {
        return leads.stream()
                .map(lead -> lead.change().place().locality())
                .filter(Division.class::isInstance)
                .map(place -> ((Division) place).county())
                .distinct()
                .sorted()
                .collect(Collectors.joining("、"));
    }
}
