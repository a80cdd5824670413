package org.fieldwarden.models.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.LandCover;

/**
 * Something to paste: colours and a soft outline inside a box.
 *
 * @param rgb height x width x 3, 0..255
 * @param alpha height x width, 0..1
 * @param casts metres-free length of the shadow it throws, pixels; 0 for ground
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one composition
record Cutout(int width, int height, float[] rgb, float[] alpha, LandCover cover, double casts) {

    /** Buildings of a piece of ground that lie wholly inside it, largest first. */
    static List<Cutout> buildings(Ground ground, int smallestPx) {
        List<Cutout> found = new ArrayList<>();
        boolean[] seen = new boolean[ground.cover.length];
        for (int start = 0; start < seen.length; start++) {
            if (!seen[start] && isBuilding(ground, start)) {
                List<Integer> pixels = flood(ground, start, seen);
                if (pixels.size() >= smallestPx && !touchesEdge(pixels, ground.side)) {
                    found.add(cut(ground, pixels));
                }
            }
        }
        found.sort((a, b) -> Integer.compare(b.width * b.height, a.width * a.height));
        return found;
    }

    private static boolean isBuilding(Ground ground, int at) {
        return ground.cover[at] == LandCover.BUILDING.channel();
    }

    private static List<Integer> flood(Ground ground, int start, boolean[] seen) {
        List<Integer> pixels = new ArrayList<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(start);
        seen[start] = true;
        while (!open.isEmpty()) {
            int at = open.poll();
            pixels.add(at);
            int column = at % ground.side;
            int row = at / ground.side;
            visit(ground, column - 1, row, seen, open);
            visit(ground, column + 1, row, seen, open);
            visit(ground, column, row - 1, seen, open);
            visit(ground, column, row + 1, seen, open);
        }
        return pixels;
    }

    private static void visit(Ground ground, int column, int row, boolean[] seen, ArrayDeque<Integer> open) {
        if (column < 0 || row < 0 || column >= ground.side || row >= ground.side) {
            return;
        }
        int at = row * ground.side + column;
        if (!seen[at] && isBuilding(ground, at)) {
            seen[at] = true;
            open.add(at);
        }
    }

    private static boolean touchesEdge(List<Integer> pixels, int side) {
        for (int at : pixels) {
            int column = at % side;
            int row = at / side;
            if (column < 2 || row < 2 || column > side - 3 || row > side - 3) {
                return true;
            }
        }
        return false;
    }

    private static Cutout cut(Ground ground, List<Integer> pixels) {
        int side = ground.side;
        int left = pixels.stream().mapToInt(at -> at % side).min().orElseThrow() - 1;
        int right = pixels.stream().mapToInt(at -> at % side).max().orElseThrow() + 1;
        int top = pixels.stream().mapToInt(at -> at / side).min().orElseThrow() - 1;
        int bottom = pixels.stream().mapToInt(at -> at / side).max().orElseThrow() + 1;
        int width = right - left + 1;
        int height = bottom - top + 1;
        float[] rgb = new float[width * height * 3];
        float[] alpha = new float[width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(ground.rgb, ((top + row) * side + left) * 3, rgb, row * width * 3, width * 3);
        }
        for (int at : pixels) {
            alpha[(at / side - top) * width + at % side - left] = 1;
        }
        double casts = 2 + Math.min(14, Math.sqrt(pixels.size()) * 0.35);
        return new Cutout(width, height, rgb, softened(alpha, width, height), LandCover.BUILDING, casts);
    }

    /** One pixel of soft rim, so that the paste does not betray itself by a hard edge. */
    static float[] softened(float[] alpha, int width, int height) {
        float[] soft = new float[alpha.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                float sum = 0;
                int count = 0;
                for (int dr = -1; dr <= 1; dr++) {
                    for (int dc = -1; dc <= 1; dc++) {
                        int r = row + dr;
                        int c = column + dc;
                        if (r >= 0 && c >= 0 && r < height && c < width) {
                            int weight = (2 - Math.abs(dr)) * (2 - Math.abs(dc));
                            sum += weight * alpha[r * width + c];
                            count += weight;
                        }
                    }
                }
                soft[row * width + column] = sum / count;
            }
        }
        return soft;
    }
}
