package org.fieldwarden.reporting.casework;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.UsageException;

/**
 * A case as it stands: a lead and what people have done with it. Every step gives a new value; what cannot follow is
 * refused with what can.
 *
 * @param verdict empty until somebody has decided
 * @param extent ground of the case, fixed when it was decided: later flights do not change it
 * @param rectified how much was put right in which way
 */
public record CaseFile(
        CaseState state, Optional<SignedVerdict> verdict, Extent extent, Map<Rectification, Extent> rectified) {

    public CaseFile {
        Map<Rectification, Extent> whole = new EnumMap<>(Rectification.class);
        for (Rectification way : Rectification.values()) {
            whole.put(way, rectified.getOrDefault(way, Extent.NONE));
        }
        rectified = Collections.unmodifiableMap(whole);
        if (verdict.isEmpty() && state != CaseState.UNCHECKED) {
            throw new IllegalArgumentException("A case without verdict is unchecked, not " + state);
        }
    }

    /** A lead that nobody has decided on. */
    public static CaseFile unchecked(Extent extent) {
        return new CaseFile(CaseState.UNCHECKED, Optional.empty(), extent, Map.of());
    }

    /** Decides; {@code measured} is the ground as it was checked. */
    public CaseFile decide(SignedVerdict signed, Extent measured) {
        require("decided", Set.of(CaseState.UNCHECKED));
        return new CaseFile(CaseState.DECIDED, Optional.of(signed), measured, Map.of());
    }

    /** Begins rectification of what was found illegal. */
    public CaseFile beginRectification() {
        require("rectified", Set.of(CaseState.DECIDED));
        requireIllegal();
        return new CaseFile(CaseState.RECTIFYING, verdict, extent, rectified);
    }

    /** Puts a part or all right; when nothing is left, the case waits for review. */
    public CaseFile rectify(Rectification way, Extent part) {
        require("rectified", Set.of(CaseState.DECIDED, CaseState.RECTIFYING));
        requireIllegal();
        if (part.isNone() || !left().holds(part)) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "There are %.2f m2 left to rectify, %.2f m2 of them farmland: give --area and --farmland within that.",
                    left().area().value(),
                    left().farmland().value()));
        }
        Map<Rectification, Extent> more = new EnumMap<>(rectified);
        more.merge(way, part, Extent::plus);
        CaseFile after = new CaseFile(CaseState.RECTIFYING, verdict, extent, more);
        return after.left().isNone() ? new CaseFile(CaseState.RECTIFIED, verdict, extent, more) : after;
    }

    /** Hands the case to review. What asks for rectification must be rectified first. */
    public CaseFile submit() {
        boolean illegal = verdict.filter(signed -> signed.verdict().asksForRectification())
                .isPresent();
        require("handed to review", Set.of(illegal ? CaseState.RECTIFIED : CaseState.DECIDED));
        return new CaseFile(CaseState.IN_REVIEW, verdict, extent, rectified);
    }

    public CaseFile pass() {
        require("reviewed", Set.of(CaseState.IN_REVIEW));
        return new CaseFile(CaseState.REVIEWED, verdict, extent, rectified);
    }

    /** Sends the case back: to rectification, whose amounts start anew, or to the verdict. */
    public CaseFile fail() {
        require("reviewed", Set.of(CaseState.IN_REVIEW));
        return isIllegal()
                ? new CaseFile(CaseState.RECTIFYING, verdict, extent, Map.of())
                : new CaseFile(CaseState.DECIDED, verdict, extent, Map.of());
    }

    /** Closes: nothing is left unrectified and review has ended. */
    public CaseFile close() {
        require("closed", Set.of(CaseState.REVIEWED));
        if (!left().isNone()) {
            throw new UsageException("A case with unrectified ground cannot be closed.");
        }
        return new CaseFile(CaseState.CLOSED, verdict, extent, rectified);
    }

    /** Goes back to the beginning, from wherever it stands; the verdict is withdrawn and stays in the history. */
    public CaseFile goBack() {
        if (state == CaseState.UNCHECKED) {
            throw new UsageException("The case is 待核查 and has nothing to go back from.");
        }
        return unchecked(extent);
    }

    /** What is not put right; nothing where nothing has to be. */
    public Extent left() {
        return isIllegal() ? extent.minus(done()) : Extent.NONE;
    }

    private Extent done() {
        return rectified.values().stream().reduce(Extent.NONE, Extent::plus);
    }

    public boolean isIllegal() {
        return verdict.filter(signed -> signed.verdict() == Verdict.ILLEGAL).isPresent();
    }

    /** Whether an illegal case counts as rectified: nothing left and review ended; 待审核 does not count. */
    public boolean countsAsRectified() {
        return isIllegal() && left().isNone() && (state == CaseState.REVIEWED || state == CaseState.CLOSED);
    }

    /** The way in which most of it was put right: under it the case is counted. */
    public Optional<Rectification> mainWay() {
        return rectified.entrySet().stream()
                .filter(entry -> !entry.getValue().isNone())
                .max(Map.Entry.<Rectification, Extent>comparingByValue(Comparator.comparing(Extent::area))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private void requireIllegal() {
        if (!isIllegal()) {
            throw new UsageException("Only what was found illegal is rectified; this case is "
                    + verdict.map(signed -> signed.verdict().chinese()).orElse("undecided") + ".");
        }
    }

    private void require(String done, Set<CaseState> from) {
        if (!from.contains(state)) {
            throw new UsageException("A case that is " + state.chinese() + " cannot be " + done + "; it has to be "
                    + String.join(
                            " or ",
                            from.stream().map(CaseState::chinese).sorted().toList()) + ".");
        }
    }
}
