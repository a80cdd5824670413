package org.fieldwarden.detector;

import java.util.Arrays;
import java.util.List;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/**
 * A model that looks only where its sieve says that change is possible. Everywhere else the score is 0 and the land
 * cover is not named ({@link ScoreBlock#isNamed}): that ground was observed, and the sieve found it unchanged.
 *
 * <p>A cell is looked at where a cell within {@value #MARGIN_PX} pixels of it reaches the sieve's threshold. That is
 * decided for each cell of the grid by itself, so a pixel's score does not depend on the tile it is scored in.
 */
public final class SievedModel implements ChangeModel {

    /** What is likely changed may reach a little beyond the cells in which it was noticed. */
    public static final int MARGIN_PX = 32;

    private static final int CELL_PX = Sieve.CELL_PX;

    private final ChangeModel model;
    private final Sieve sieve;
    private final double threshold;

    /**
     * The model owns both and closes them.
     *
     * @param threshold score of the sieve from which on the model looks
     */
    public SievedModel(ChangeModel model, Sieve sieve, double threshold) {
        this.model = model;
        this.sieve = sieve;
        this.threshold = threshold;
    }

    @Override
    public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
        PixelWindow tile = baseline.window();
        PixelWindow sifted =
                core.grown(MARGIN_PX + Sieve.HALO_PX).intersection(tile).orElse(core);
        CellScores cells = sieve.scores(baseline.crop(sifted), current.crop(sifted));
        List<PixelWindow> parts = LookPlan.of(core, part -> isPossible(cells, part));
        if (parts.equals(List.of(core))) {
            return masked(model.score(baseline, current, core), cells);
        }
        Painting painting = new Painting(core);
        for (PixelWindow part : parts) {
            PixelWindow read =
                    part.grown(NetworkShape.HALO_PX).intersection(tile).orElse(part);
            painting.take(model.score(baseline.crop(read), current.crop(read), part), cells);
        }
        return painting.finished();
    }

    private boolean isPossible(CellScores cells, PixelWindow part) {
        return cells.reachesIn(
                part.grown(MARGIN_PX).intersection(cells.window()).orElse(part), threshold);
    }

    private PixelScores masked(PixelScores scores, CellScores cells) {
        Painting painting = new Painting(scores.window());
        painting.take(scores, cells);
        return painting.finished();
    }

    /** Scores of the core; settled as unchanged until painted. */
    private final class Painting {

        private final PixelWindow core;
        private final float[] scores;
        private final byte[] covers;

        Painting(PixelWindow core) {
            this.core = core;
            this.scores = new float[Math.toIntExact(core.pixels())];
            this.covers = new byte[scores.length];
            Arrays.fill(covers, ScoreBlock.UNNAMED);
        }

        /** Takes over the cells to be looked at; others were computed in passing and would depend on the tile. */
        void take(PixelScores seen, CellScores cells) {
            PixelWindow part = seen.window();
            for (int row = part.row(); row < part.endRow(); row += CELL_PX) {
                for (int column = part.column(); column < part.endColumn(); column += CELL_PX) {
                    PixelWindow cell = PixelWindow.atSize(column, row, CELL_PX, CELL_PX);
                    if (isPossible(cells, cell)) {
                        copy(seen, cell);
                    }
                }
            }
        }

        private void copy(PixelScores seen, PixelWindow cell) {
            for (int row = cell.row(); row < cell.endRow(); row++) {
                for (int column = cell.column(); column < cell.endColumn(); column++) {
                    int index = (row - core.row()) * core.width() + column - core.column();
                    int seenColumn = column - seen.window().column();
                    int seenRow = row - seen.window().row();
                    scores[index] = seen.score(seenColumn, seenRow);
                    covers[index] = seen.storedCovers(seenColumn, seenRow);
                }
            }
        }

        PixelScores finished() {
            return PixelScores.of(core, scores, covers);
        }
    }

    @Override
    public void close() {
        model.close();
        sieve.close();
    }
}
