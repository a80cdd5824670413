package org.fieldwarden.models.tuning;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.models.data.TrainingSample;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes the training samples of verdicts, one file for each outcome and one for labelled pairs, laid out as {@link
 * org.fieldwarden.models.data.SampleShard} says. The files get their names when they are whole, on {@link #finish}. Not
 * safe for use by several threads.
 */
public final class VerdictSamples implements AutoCloseable {

    /** Side of a sample, pixels: a crop of 128 always holds the middle of the verdict, 32 pixels or more from its edge. */
    public static final int SIDE = 192;

    /** File of samples from labelled pairs. */
    static final String PAIRS = "pairs";

    /** A long change is looked at in several places, this many pixels apart, but not without end. */
    private static final int STEP_PX = 96;

    private static final int MOST_WINDOWS = 9;

    private final Path folder;
    private final double changeThreshold;
    private final Map<String, OutputStream> files = new LinkedHashMap<>();
    private final Random random;

    /**
     * Begins new files.
     *
     * @param changeThreshold calibrated, of the bundle that is to be tuned
     */
    public VerdictSamples(Path folder, double changeThreshold, long seed) {
        this.folder = folder;
        this.changeThreshold = changeThreshold;
        this.random = new Random(seed);
        for (Outcome outcome : Outcome.values()) {
            files.put(outcome.code(), begin(outcome.code()));
        }
        files.put(PAIRS, begin(PAIRS));
    }

    private OutputStream begin(String name) {
        try {
            return new BufferedOutputStream(Files.newOutputStream(part(name)), 1 << 20);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path part(String name) {
        return folder.resolve(name + ".bin.part");
    }

    private InputDataException unwritable(IOException cause) {
        return new InputDataException(folder.toString(), "make samples", "cannot be written; check space", cause);
    }

    /** Adds the windows of a flight pair's verdicts, those that are kept back excepted. */
    public void add(Ground ground, List<Verdict> verdicts, LocationCells cells) {
        PixelGrid grid = ground.grid();
        List<Verdict> teaching = verdicts.stream()
                .filter(verdict -> !cells.keepsBack(new LocationCells.Placed(grid.crs(), verdict)))
                .toList();
        VerdictLabels labels = new VerdictLabels(grid, teaching, cells, changeThreshold);
        for (Verdict verdict : teaching) {
            for (PixelWindow window : windows(VerdictLabels.inPixels(verdict, grid))) {
                write(verdict.outcome().code(), labels.of(ground.read(window), random));
            }
        }
    }

    /** Adds a sample of a labelled pair, {@value #SIDE} pixels a side. */
    public void addLabelled(TrainingSample sample) {
        write(PAIRS, sample);
    }

    private void write(String name, TrainingSample sample) {
        try {
            OutputStream out = Objects.requireNonNull(files.get(name), name);
            for (byte[] bytes : List.of(
                    sample.baseline(),
                    sample.current(),
                    sample.changed(),
                    sample.baselineCover(),
                    sample.currentCover())) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** One window around the middle of a small outline, several over a large one. */
    static List<PixelWindow> windows(Geometry outlinePx) {
        Envelope box = outlinePx.getEnvelopeInternal();
        List<PixelWindow> windows = new ArrayList<>();
        int columns = 1 + (int) (Math.max(0, box.getWidth() - STEP_PX) / STEP_PX);
        int rows = 1 + (int) (Math.max(0, box.getHeight() - STEP_PX) / STEP_PX);
        for (int i = 0; i < columns * rows && windows.size() < MOST_WINDOWS; i++) {
            double x = box.getMinX() + box.getWidth() * (i % columns + 0.5) / columns;
            int windowRow = i / columns;
            double y = box.getMinY() + box.getHeight() * (windowRow + 0.5) / rows;
            PixelWindow window =
                    PixelWindow.atSize((int) Math.round(x) - SIDE / 2, (int) Math.round(y) - SIDE / 2, SIDE, SIDE);
            Envelope middle = new Envelope(x - STEP_PX / 2.0, x + STEP_PX / 2.0, y - STEP_PX / 2.0, y + STEP_PX / 2.0);
            if (outlinePx.intersects(outlinePx.getFactory().toGeometry(middle))) {
                windows.add(window);
            }
        }
        return List.copyOf(windows);
    }

    /** Gives the files their names. */
    public void finish() {
        close();
        try {
            for (String name : files.keySet()) {
                Files.move(part(name), folder.resolve(name + ".bin"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            for (OutputStream file : files.values()) {
                file.close();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
