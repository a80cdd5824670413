package org.fieldwarden.detector.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.PixelLabels;
import org.fieldwarden.detector.TrainingBatch;
import org.fieldwarden.detector.TrainingPair;

/** Green noise on which a bright rectangle appears; a strip along the left is not labelled. */
final class ToyTask {

    private ToyTask() {}

    static TrainingBatch batch(int pairs, int side, long seed) {
        Random random = new Random(seed);
        List<TrainingPair> made = new ArrayList<>();
        for (int index = 0; index < pairs; index++) {
            made.add(pair(side, random));
        }
        return new TrainingBatch(made);
    }

    private static TrainingPair pair(int side, Random random) {
        int area = side * side;
        byte[] baseline = new byte[3 * area];
        byte[] current = new byte[3 * area];
        byte[] change = new byte[area];
        byte[] currentCovers = new byte[area];
        byte[] baselineCovers = new byte[area];
        Arrays.fill(baselineCovers, (byte) LandCover.VEGETATION.channel());
        int left = 2 + random.nextInt(side / 2);
        int top = random.nextInt(side / 2);
        int width = side / 4 + random.nextInt(side / 4);
        int height = side / 4 + random.nextInt(side / 4);
        for (int pixel = 0; pixel < area; pixel++) {
            int column = pixel % side;
            int row = pixel / side;
            boolean built = column >= left && column < left + width && row >= top && row < top + height;
            paint(baseline, pixel, random, 60);
            paint(current, pixel, random, built ? 200 : 60);
            change[pixel] = (byte) (column < 2 ? PixelLabels.IGNORED : built ? 1 : 0);
            currentCovers[pixel] = (byte) (built ? LandCover.BUILDING.channel() : LandCover.VEGETATION.channel());
        }
        return new TrainingPair(
                tile(side, baseline), tile(side, current), PixelLabels.of(change, baselineCovers, currentCovers));
    }

    private static void paint(byte[] rgb, int pixel, Random random, int brightness) {
        for (int band = 0; band < 3; band++) {
            rgb[3 * pixel + band] = (byte) (brightness + random.nextInt(40));
        }
    }

    private static OrthophotoTile tile(int side, byte[] rgb) {
        boolean[] observed = new boolean[side * side];
        Arrays.fill(observed, true);
        return OrthophotoTile.of(PixelWindow.atSize(0, 0, side, side), rgb, observed);
    }
}
