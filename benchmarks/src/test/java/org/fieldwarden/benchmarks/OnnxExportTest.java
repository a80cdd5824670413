package org.fieldwarden.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.dl4j.Dl4jChangeModels;
import org.junit.jupiter.api.Test;

class OnnxExportTest {

    private static final int COVERS = 5;

    @Test
    void thePeerComputesTheSameLogits() {
        ModelBundle bundle = Contestant.randomBundle();
        BatchSize size = new BatchSize(2, 40, 64);
        float[] pixels = Contestant.pixels(size);
        try (Dl4jChangeModels models = Dl4jChangeModels.of(bundle);
                Dl4jWorker ours = new Dl4jWorker(models.newNetwork(), size, pixels);
                OrtWorker peer = new OrtWorker(OnnxExport.of(bundle.weights(), size), 1, size, pixels)) {
            ours.forward();
            peer.forward();

            float[] change = ours.change();
            float least = 0;
            float greatest = 0;
            for (int index = 0; index < change.length; index++) {
                assertThat(peer.change(index)).isCloseTo(change[index], within(1e-4f));
                least = Math.min(least, change[index]);
                greatest = Math.max(greatest, change[index]);
            }
            assertThat(greatest - least).as("the logits say something").isGreaterThan(0.5f);

            float[] covers = ours.landCovers();
            int area = size.height() / 2 * (size.width() / 2);
            for (int index = 0; index < covers.length; index++) {
                int pixel = index / COVERS;
                int channelsFirst = (pixel / area * COVERS + index % COVERS) * area + pixel % area;
                assertThat(peer.landCover(channelsFirst)).isCloseTo(covers[index], within(1e-4f));
            }
        }
    }
}
