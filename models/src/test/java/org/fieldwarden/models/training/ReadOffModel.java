package org.fieldwarden.models.training;

import java.util.Arrays;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.PixelScores;

/** A model whose score can be painted: red of the baseline, in 255ths. It sees vegetation, then buildings, everywhere. */
final class ReadOffModel implements ChangeModel {

    @Override
    public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
        PixelWindow window = baseline.window();
        float[] scores = new float[Math.toIntExact(core.pixels())];
        for (int i = 0; i < scores.length; i++) {
            int column = core.column() - window.column() + i % core.width();
            int row = core.row() - window.row() + i / core.width();
            scores[i] = baseline.value(column, row, 0) / 255f;
        }
        byte[] covers = new byte[scores.length];
        Arrays.fill(covers, ScoreBlock.encodeCovers(LandCover.VEGETATION, LandCover.BUILDING));
        return PixelScores.of(core, scores, covers);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
