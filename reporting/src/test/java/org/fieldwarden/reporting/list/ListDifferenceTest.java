package org.fieldwarden.reporting.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.reporting.Scene;
import org.junit.jupiter.api.Test;

class ListDifferenceTest {

    private final List<Change> changes = Scene.changes();

    @Test
    void theSameAgainIsNoDifference() {
        ListDifference difference = ListDifference.between(changes, List.copyOf(changes));
        assertThat(difference.isNone()).isTrue();
        assertThat(difference.before()).isEqualTo(changes.size());
    }

    @Test
    void whatCameWentAndWasAlteredIsTold() {
        Change first = changes.get(1);
        Change surer = new Change(first.id(), first.changed(), new Confidence(0.99), first.place(), first.provenance());
        ListDifference difference =
                ListDifference.between(changes.subList(0, 3), List.of(changes.get(0), surer, changes.get(5)));
        assertThat(difference.added()).containsExactly(changes.get(5).id());
        assertThat(difference.gone()).containsExactly(changes.get(2).id());
        assertThat(difference.altered()).containsExactly(first.id());
        assertThat(difference.isNone()).isFalse();
    }
}
