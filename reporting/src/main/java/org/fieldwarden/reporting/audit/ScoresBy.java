package org.fieldwarden.reporting.audit;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores in groups, for example objects by size. A group that is not there has counted nothing.
 *
 * @param groups in the order of their keys
 */
public record ScoresBy<K extends Comparable<K>>(SortedMap<K, ObjectScore> groups) {

    public ScoresBy {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    public static <K extends Comparable<K>> ScoresBy<K> empty() {
        return new ScoresBy<K>(new TreeMap<>());
    }

    public ObjectScore of(K key) {
        return groups.getOrDefault(key, ObjectScore.EMPTY);
    }

    public ObjectScore total() {
        return groups.values().stream().reduce(ObjectScore.EMPTY, ObjectScore::merge);
    }

    public ScoresBy<K> merge(ScoresBy<K> other) {
        SortedMap<K, ObjectScore> sum = new TreeMap<>(groups);
        other.groups.forEach((key, score) -> sum.merge(key, score, ObjectScore::merge));
        return new ScoresBy<>(sum);
    }
}
