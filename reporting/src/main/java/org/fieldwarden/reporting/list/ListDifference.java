package org.fieldwarden.reporting.list;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;

/**
 * How a comparison that was made again differs from what it gave before; ids in order.
 *
 * @param added found now alone
 * @param gone found before alone
 * @param altered found both times, with another outline or another confidence
 * @param before how many changes there were before
 */
public record ListDifference(List<ChangeId> added, List<ChangeId> gone, List<ChangeId> altered, int before) {

    public ListDifference {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        altered = List.copyOf(altered);
    }

    /** The difference between what was found before and what is found now. */
    public static ListDifference between(Collection<Change> before, Collection<Change> now) {
        Map<ChangeId, Change> old = byId(before);
        Map<ChangeId, Change> found = byId(now);
        return new ListDifference(
                found.keySet().stream()
                        .filter(id -> !old.containsKey(id))
                        .sorted()
                        .toList(),
                old.keySet().stream()
                        .filter(id -> !found.containsKey(id))
                        .sorted()
                        .toList(),
                found.values().stream()
                        .filter(change -> old.containsKey(change.id()))
                        .filter(change -> !isAlike(change, Objects.requireNonNull(old.get(change.id()))))
                        .map(Change::id)
                        .sorted()
                        .toList(),
                old.size());
    }

    /** Whether nothing is different. */
    public boolean isNone() {
        return added.isEmpty() && gone.isEmpty() && altered.isEmpty();
    }

    private static boolean isAlike(Change one, Change other) {
        return one.place().outline().equalsExact(other.place().outline())
                && one.confidence().equals(other.confidence());
    }

    private static Map<ChangeId, Change> byId(Collection<Change> changes) {
        return changes.stream().collect(Collectors.toMap(Change::id, Function.identity(), (one, other) -> other));
    }
}
