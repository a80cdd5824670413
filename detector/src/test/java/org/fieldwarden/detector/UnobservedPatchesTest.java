package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.UnobservedPatches.Patch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnobservedPatchesTest {

    private static final PixelWindow BLOCK = PixelWindow.atSize(1024, 2048, 300, 200);

    @Test
    void aBlockWithoutObservationIsOnePatch() {
        assertThat(UnobservedPatches.of(BLOCK, index -> true)).containsExactly(new Patch(BLOCK, BLOCK.pixels()));
    }

    @Test
    void aThinRimStaysThin() {
        List<Patch> patches = UnobservedPatches.of(BLOCK, index -> index % BLOCK.width() < 3);
        assertThat(patches).containsExactly(new Patch(PixelWindow.atSize(1024, 2048, 3, 200), 600));
    }

    @Test
    void anObservedBlockHasNoPatch() {
        assertThat(UnobservedPatches.of(BLOCK, index -> false)).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyUnobservedPixelIsCountedOnceInsideAPatchOfTheBlock(long seed) {
        Random random = new Random(seed);
        boolean[] unobserved = new boolean[(int) BLOCK.pixels()];
        long count = 0;
        for (int i = 0; i < unobserved.length; i++) {
            unobserved[i] = random.nextInt(1 + (int) seed * 200) == 0;
            count += unobserved[i] ? 1 : 0;
        }
        List<Patch> patches = UnobservedPatches.of(BLOCK, index -> unobserved[index]);
        assertThat(patches.stream().mapToLong(Patch::pixels).sum())
                .as("seed %d", seed)
                .isEqualTo(count);
        assertThat(patches).allMatch(patch -> BLOCK.contains(patch.window()));
    }
}
