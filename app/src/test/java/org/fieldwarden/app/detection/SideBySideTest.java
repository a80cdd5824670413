package org.fieldwarden.app.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void resultsComeInTheOrderOfTheThings() {
        List<Integer> things = IntStream.range(0, 50).boxed().toList();
        List<String> seen = new ArrayList<>();

        SideBySide.each(things, 3, thing -> thing * thing, (thing, square) -> seen.add(thing + ":" + square));

        assertThat(seen)
                .isEqualTo(things.stream()
                        .map(thing -> thing + ":" + thing * thing)
                        .toList());
    }

    @Test
    void severalAreWorkedOnAtATime() {
        CountDownLatch both = new CountDownLatch(2);

        SideBySide.each(
                List.of(1, 2),
                2,
                thing -> await(both),
                (thing, met) -> assertThat(met).as("the other one had begun").isTrue());
    }

    private static boolean await(CountDownLatch both) {
        both.countDown();
        try {
            return both.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void aFailureIsThrownAsItWas() {
        assertThatThrownBy(() -> SideBySide.each(
                        List.of(1, 2, 3),
                        2,
                        thing -> {
                            if (thing == 2) {
                                throw new UsageException("no such pair");
                            }
                            return thing;
                        },
                        (thing, result) -> assertThat(thing).isEqualTo(1)))
                .isInstanceOf(UsageException.class)
                .hasMessage("no such pair");
    }
}
