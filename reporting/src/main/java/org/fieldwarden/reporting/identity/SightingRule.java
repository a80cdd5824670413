package org.fieldwarden.reporting.identity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.Provenance;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Decides whether a change of a later comparison is of a known lead. Only known days count; changes of one comparison are
 * never one lead.
 *
 * <p>Where the later comparison starts before the lead was first seen, it shows the same coming once more: half of the
 * smaller outline is shared and the kind is the same. Where it starts afterwards, what it shows is new: the same kind on
 * or along the lead's ground is growth; a building demolished, or worked ground that is green again, on the lead's
 * ground means that the lead is gone in part or whole. Anything else is a lead of its own, also a building on ground that
 * was bared before.
 */
public final class SightingRule {

    /** How far around a change known ones have to be looked for, metres. */
    public static final double REACH_METRES = 1.5;

    private static final double SHARED_OF_SMALLER = 0.5;
    private static final double SHARED_BORDER = 0.2;
    private static final double GROWN_FROM = 1.15;
    private static final double SHRUNK_TO = 0.85;
    private static final double WHOLE_FROM = 0.8;

    private static final Set<ChangeKind> BUILT = Set.of(ChangeKind.BUILDING_APPEARED, ChangeKind.BUILDING_ALTERED);
    private static final Set<ChangeKind> WORKED =
            Set.of(ChangeKind.GROUND_HARDENED, ChangeKind.GROUND_BARED, ChangeKind.WATER_APPEARED);
    private static final Set<ChangeKind> RESTORED =
            Set.of(ChangeKind.VEGETATION_RESTORED, ChangeKind.WATER_DISAPPEARED);

    private SightingRule() {}

    /**
     * A change that is known.
     *
     * @param lead the lead under whose number it goes; itself, where it is the first
     */
    public record Known(Change change, ChangeId lead) {}

    /** What a change is of those known around it; of several the one with the most shared ground, then border, then the oldest. */
    public static Optional<Sighting> of(Change later, List<Known> known) {
        return known.stream()
                .map(one -> match(later, one))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Match::sharedM2)
                        .thenComparing(Match::alongMetres)
                        .thenComparing(Match::firstSeen, Comparator.reverseOrder())
                        .thenComparing(match -> match.sighting().lead(), Comparator.reverseOrder()))
                .map(Match::sighting);
    }

    /**
     * A known change that fits.
     *
     * @param alongMetres how much of the border runs along it
     */
    private record Match(Sighting sighting, double sharedM2, double alongMetres, LocalDate firstSeen) {}

    private static Optional<Match> match(Change later, Known known) {
        Provenance now = later.provenance();
        Provenance then = known.change().provenance();
        boolean dated = now.baseline().flownOn().isKnown()
                && now.current().flownOn().isKnown()
                && then.current().flownOn().isKnown();
        if (!dated || isOneComparison(now, then) || current(now).isBefore(current(then))) {
            return Optional.empty();
        }
        double shared = sharedM2(later, known.change());
        boolean startsAfter = !LocalDate.parse(now.baseline().flownOn().text()).isBefore(current(then));
        Optional<SightingKind> kind =
                startsAfter ? since(later, known.change(), shared) : again(later, known.change(), shared);
        return kind.map(seen ->
                new Match(new Sighting(known.lead(), seen), shared, alongMetres(later, known.change()), current(then)));
    }

    private static boolean isOneComparison(Provenance one, Provenance other) {
        return one.baseline().id().equals(other.baseline().id())
                && one.current().id().equals(other.current().id());
    }

    private static LocalDate current(Provenance provenance) {
        return LocalDate.parse(provenance.current().flownOn().text());
    }

    private static Optional<SightingKind> again(Change later, Change known, double shared) {
        if (!isOfOneKind(later.kind(), known.kind()) || !isOnIt(later, known, shared)) {
            return Optional.empty();
        }
        double ratio = later.area().value() / known.area().value();
        if (ratio >= GROWN_FROM) {
            return Optional.of(SightingKind.GROWN);
        }
        return Optional.of(ratio <= SHRUNK_TO ? SightingKind.SHRUNK : SightingKind.SEEN_AGAIN);
    }

    private static Optional<SightingKind> since(Change later, Change known, double shared) {
        if (isUndone(known.kind(), later.kind())) {
            if (!isOnIt(later, known, shared)) {
                return Optional.empty();
            }
            boolean whole = shared >= WHOLE_FROM * known.place().outline().getArea();
            return Optional.of(whole ? SightingKind.GONE : SightingKind.SHRUNK);
        }
        boolean comes = BUILT.contains(known.kind()) || WORKED.contains(known.kind());
        return comes
                        && isOfOneKind(later.kind(), known.kind())
                        && (isOnIt(later, known, shared) || isAlong(later, known))
                ? Optional.of(SightingKind.GROWN)
                : Optional.empty();
    }

    private static boolean isUndone(ChangeKind known, ChangeKind later) {
        return (BUILT.contains(known) && later == ChangeKind.BUILDING_DISAPPEARED)
                || (WORKED.contains(known) && RESTORED.contains(later));
    }

    private static boolean isOfOneKind(ChangeKind one, ChangeKind other) {
        return one == other || (BUILT.contains(one) && BUILT.contains(other));
    }

    private static boolean isOnIt(Change later, Change known, double shared) {
        double smaller = Math.min(
                later.place().outline().getArea(), known.place().outline().getArea());
        return shared >= SHARED_OF_SMALLER * smaller;
    }

    /** Whether a good part of its border runs along the known one. */
    private static boolean isAlong(Change later, Change known) {
        return alongMetres(later, known)
                >= SHARED_BORDER * later.place().outline().getLength();
    }

    private static double alongMetres(Change later, Change known) {
        Geometry near = known.place().outline().buffer(REACH_METRES);
        return OverlayNGRobust.overlay(later.place().outline().getBoundary(), near, OverlayNG.INTERSECTION)
                .getLength();
    }

    private static double sharedM2(Change one, Change other) {
        return OverlayNGRobust.overlay(one.place().outline(), other.place().outline(), OverlayNG.INTERSECTION)
                .getArea();
    }
}
