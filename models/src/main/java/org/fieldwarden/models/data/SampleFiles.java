package org.fieldwarden.models.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;

/** Samples that were written by {@link SampleShard}, read one at a time. Not safe for several threads. */
public final class SampleFiles implements AutoCloseable {

    private final int side;
    private final List<Path> paths;
    private final List<RandomAccessFile> files;
    private final List<Integer> counts;

    private SampleFiles(int side, List<Path> paths, List<RandomAccessFile> files, List<Integer> counts) {
        this.side = side;
        this.paths = paths;
        this.files = files;
        this.counts = counts;
    }

    /** Opens every {@code PREFIX*.bin} of a folder, in the order of their names. */
    public static SampleFiles open(Path folder, String prefix, int side) {
        List<Path> paths;
        try (Stream<Path> all = Files.list(folder)) {
            paths = all.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(".bin"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("No samples in " + folder + ": make them first, see fieldwarden train --help.");
        }
        List<RandomAccessFile> files = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Path path : paths) {
            try {
                RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
                files.add(file);
                requireWhole(path, file.length(), side);
                counts.add(Math.toIntExact(file.length() / bytes(side)));
            } catch (IOException e) {
                throw new InputDataException(path.toString(), "open samples", "cannot be read; make it again", e);
            }
        }
        return new SampleFiles(side, paths, files, counts);
    }

    private static void requireWhole(Path path, long length, int side) {
        if (length % bytes(side) != 0) {
            throw new InputDataException(
                    path.toString(),
                    "open samples",
                    "does not hold whole samples of " + side + " x " + side + " pixels; delete it and make it again");
        }
    }

    private static long bytes(int side) {
        return (long) side * side * 9;
    }

    public int count() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    public TrainingSample read(int index) {
        int left = index;
        for (int i = 0; i < files.size(); i++) {
            if (left < counts.get(i)) {
                return read(i, left);
            }
            left -= counts.get(i);
        }
        throw new IndexOutOfBoundsException("There are " + count() + " samples, not " + index);
    }

    private TrainingSample read(int file, int index) {
        int pixels = side * side;
        byte[] baseline = new byte[pixels * 3];
        byte[] current = new byte[pixels * 3];
        byte[] changed = new byte[pixels];
        byte[] baselineCover = new byte[pixels];
        byte[] currentCover = new byte[pixels];
        try {
            RandomAccessFile in = files.get(file);
            in.seek(index * bytes(side));
            for (byte[] part : List.of(baseline, current, changed, baselineCover, currentCover)) {
                in.readFully(part);
            }
        } catch (IOException e) {
            throw new InputDataException(
                    paths.get(file).toString(), "read samples", "is cut short; delete it and make it again", e);
        }
        return new TrainingSample(side, baseline, current, changed, baselineCover, currentCover);
    }

    @Override
    public void close() {
        for (RandomAccessFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                throw new InputDataException(paths.get(0).toString(), "close samples", "cannot be closed", e);
            }
        }
    }
}
