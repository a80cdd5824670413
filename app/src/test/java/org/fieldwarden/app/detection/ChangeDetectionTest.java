package org.fieldwarden.app.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.fieldwarden.app.RandomBundle;
import org.fieldwarden.app.meters.Meters;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.georef.Divisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangeDetectionTest {

    @TempDir
    private Path out;

    @Test
    void damageInTheMiddleOfAWindowCostsItsSurroundingsOnly() {
        PixelWindow damage = PixelWindow.atSize(500, 200, 3, 3);
        Orthophoto sound = CheckeredOrthophoto.sound("sound", 1024, 512);
        Orthophoto damaged = CheckeredOrthophoto.sound("sound", 1024, 512).damagedAt(damage);
        PixelGrid grid = sound.flight().grid();
        PixelWindow window = PixelWindow.atSize(-100, -30, 1100, 500);

        OrthophotoTile expected = sound.read(grid, window);
        OrthophotoTile read = new ReadableGround(damaged).read(grid, window);

        long lost = 0;
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                if (read.observed(column, row)) {
                    assertThat(read.value(column, row, 1)).isEqualTo(expected.value(column, row, 1));
                } else if (expected.observed(column, row)) {
                    lost++;
                }
            }
        }
        assertThat(read.observed(500 + 100, 200 + 30)).isFalse();
        assertThat(lost).isBetween(9L, 4L * 64 * 64);
    }

    @Test
    void groundThatCannotBeReadIsUnobservedAndCounted() {
        RunMeters meters = new RunMeters();
        CheckeredOrthophoto baseline = CheckeredOrthophoto.sound("baseline", 1024, 512);
        CheckeredOrthophoto current =
                CheckeredOrthophoto.sound("current", 1024, 512).damagedAt(PixelWindow.atSize(1000, 400, 10, 10));
        DetectionSettings settings = new DetectionSettings(512, 2, new SquareMetres(8), Georeference.CHECKED);

        ModelBundle bundle = RandomBundle.withThreshold(1);
        DetectionResult result = new ChangeDetection(
                        bundle, settings, meters, new StageClock(), new LocalScoring(bundle, settings, meters))
                .detect(new DetectionRequest(baseline, current, Divisions.none(), out));

        assertThat(result.comparison().issues())
                .filteredOn(Issue.Unreadable.class::isInstance)
                .isNotEmpty();
        assertThat(result.comparison().ground().unobservedShare()).isCloseTo(0.5, within(0.01));
        assertThat(meters.countsBy(Meters.BLOCKS, "outcome")).containsEntry("failed", 1L);
    }
}
