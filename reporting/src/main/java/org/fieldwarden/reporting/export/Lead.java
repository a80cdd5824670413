package org.fieldwarden.reporting.export;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Division;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.screening.Placement;
import org.fieldwarden.reporting.screening.ScreenedChange;

/**
 * A change as files hand it on: with its number, what screening says of it and the state people have brought it to.
 *
 * @param screened empty where it was not screened
 */
record Lead(NumberedChange numbered, Optional<ScreenedChange> screened, String state) {

    private static final Comparator<Lead> BY_NUMBER = Comparator.comparing(Lead::number)
            .thenComparing(lead -> lead.change().id());

    /** All leads by number: the same leads make the same bytes in whatever order they come. */
    static List<Lead> inOrder(List<NumberedChange> leads, Standing standing) {
        return leads.stream()
                .map(numbered -> new Lead(
                        numbered,
                        standing.of(numbered.change().id()),
                        standing.stateOf(numbered.change().id())))
                .sorted(BY_NUMBER)
                .toList();
    }

    /** The latest known day of a later flight; what a file is dated by, so that the same leads make the same bytes. */
    static Optional<AcquisitionDate> latestDay(List<Lead> leads) {
        return leads.stream()
                .map(lead -> lead.change().provenance().current().flownOn())
                .filter(AcquisitionDate::isKnown)
                .max(Comparator.comparing(AcquisitionDate::text));
    }

    Change change() {
        return numbered.change();
    }

    String number() {
        return numbered.number();
    }

    /** The division where one is known. */
    Optional<Division> division() {
        return change().place().locality() instanceof Division division ? Optional.of(division) : Optional.empty();
    }

    /** Township by division, else by the layers of the screening; empty where neither knows. */
    String township() {
        return division().map(Division::township).orElseGet(() -> placement().township());
    }

    /** Village by division, else by the layers of the screening; empty where neither knows. */
    String village() {
        return division().map(Division::village).orElseGet(() -> placement().village());
    }

    /** County, township and village in one; the grid cell's name where none is known. */
    String placeName() {
        String name = division().map(Division::county).orElse("") + township() + village();
        return name.isEmpty() ? change().place().locality().key() : name;
    }

    Placement placement() {
        return screened.map(ScreenedChange::placement).orElse(Placement.NONE);
    }
}
