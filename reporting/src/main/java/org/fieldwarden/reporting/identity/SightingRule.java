package org.fieldwarden.reporting.identity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
 * smaller outline is shared and the kind is the same. A smaller outline is no evidence there that anything went. Where it
 * starts afterwards, what it shows is new: the same kind on the lead's ground, or no larger than the lead and along it, is
 * growth; what undoes the lead's kind, on its ground, means that the lead is gone in part or whole. Anything else is a
 * lead of its own, also a building on ground that was bared before, and whatever comes after a lead is over.
 */
public final class SightingRule {

    /** How far around a change known ones have to be looked for, metres. */
    public static final double REACH_METRES = 1.5;

    private static final double SHARED_OF_SMALLER = 0.5;
    private static final double SHARED_BORDER = 0.2;
    private static final double GROWN_FROM = 1.15;
    private static final double WHOLE_FROM = 0.8;

    private static final Set<ChangeKind> BUILT = Set.of(ChangeKind.BUILDING_APPEARED, ChangeKind.BUILDING_ALTERED);

    /** What comes, and what undoes it. */
    private static final Map<ChangeKind, Set<ChangeKind>> UNDONE_BY = Map.of(
            ChangeKind.BUILDING_APPEARED, Set.of(ChangeKind.BUILDING_DISAPPEARED),
            ChangeKind.BUILDING_ALTERED, Set.of(ChangeKind.BUILDING_DISAPPEARED),
            ChangeKind.GROUND_HARDENED, Set.of(ChangeKind.GROUND_BARED, ChangeKind.VEGETATION_RESTORED),
            ChangeKind.GROUND_BARED, Set.of(ChangeKind.VEGETATION_RESTORED),
            ChangeKind.WATER_APPEARED, Set.of(ChangeKind.WATER_DISAPPEARED));

    private SightingRule() {}

    /** Whether a lead can still grow. */
    public enum Course {
        OPEN,
        /** Seen gone, closed, or found to be no change: what comes now is something else. */
        OVER
    }

    /**
     * A change that is known.
     *
     * @param lead the lead under whose number it goes; itself, where it is the first
     */
    public record Known(Change change, ChangeId lead, Course course) {}

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
     * Whether what went is the whole of a lead.
     *
     * @param pieces all changes of the lead that showed something come
     */
    public static boolean isWhole(Change gone, List<Change> pieces) {
        Geometry lead = OverlayNGRobust.union(
                pieces.stream().map(piece -> (Geometry) piece.place().outline()).toList());
        double shared = OverlayNGRobust.overlay(gone.place().outline(), lead, OverlayNG.INTERSECTION)
                .getArea();
        return shared >= WHOLE_FROM * lead.getArea();
    }

    /** Whether a change shows something come, which can go again. */
    public static boolean comes(ChangeKind kind) {
        return UNDONE_BY.containsKey(kind);
    }

    /** Whether two changes of one comparison, made by different models, are the same place. */
    public static boolean isSamePlace(Change one, Change other) {
        return isOfOneKind(one.kind(), other.kind()) && isOnIt(one, other, sharedM2(one, other));
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
        Optional<SightingKind> kind = startsAfter ? since(later, known, shared) : again(later, known.change(), shared);
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
        if (!isOfOneKind(later.kind(), known.kind())) {
            return Optional.empty();
        }
        if (isOnIt(later, known, shared)) {
            return Optional.of(
                    later.area().value() >= GROWN_FROM * known.area().value()
                            ? SightingKind.GROWN
                            : SightingKind.SEEN_AGAIN);
        }
        // One building across the border of two baselines' ground comes in two halves that share nothing but a border.
        boolean otherHalf = later.provenance()
                        .current()
                        .id()
                        .equals(known.provenance().current().id())
                && isAlong(later, known);
        return otherHalf ? Optional.of(SightingKind.GROWN) : Optional.empty();
    }

    private static Optional<SightingKind> since(Change later, Known known, double shared) {
        Change there = known.change();
        if (known.course() == Course.OVER || !comes(there.kind())) {
            return Optional.empty();
        }
        boolean onIt = isOnIt(later, there, shared);
        if (UNDONE_BY.getOrDefault(there.kind(), Set.of()).contains(later.kind())) {
            boolean whole = shared >= WHOLE_FROM * there.place().outline().getArea();
            return onIt ? Optional.of(whole ? SightingKind.GONE : SightingKind.SHRUNK) : Optional.empty();
        }
        boolean annexe = later.area().value() <= there.area().value() && isAlong(later, there);
        return isOfOneKind(later.kind(), there.kind()) && (onIt || annexe)
                ? Optional.of(SightingKind.GROWN)
                : Optional.empty();
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
