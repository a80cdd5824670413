package org.fieldwarden.models.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The connected parts of a raster; pixels that touch by a corner belong together. Immutable. */
public final class Components {

    /**
     * One part.
     *
     * @param id what {@link #idAt} gives for its pixels, from 1
     * @param left first column; likewise top
     * @param right last column, inclusive; likewise bottom
     * @param area pixels
     */
    public record Part(int id, int left, int top, int right, int bottom, int area) {

        public int width() {
            return right - left + 1;
        }

        public int height() {
            return bottom - top + 1;
        }
    }

    private final int[] ids;
    private final List<Part> parts;

    private Components(int[] ids, List<Part> parts) {
        this.ids = ids;
        this.parts = List.copyOf(parts);
    }

    /** Parts of the pixels, counted row by row, for which {@code inside} holds. */
    public static Components of(int width, int height, IntPredicate inside) {
        int[] ids = new int[width * height];
        List<Part> parts = new ArrayList<>();
        Flood flood = new Flood(width, height, ids);
        for (int start = 0; start < ids.length; start++) {
            if (ids[start] == 0 && inside.test(start)) {
                parts.add(flood.from(start, parts.size() + 1, inside));
            }
        }
        return new Components(ids, parts);
    }

    public List<Part> parts() {
        return parts;
    }

    /** Which part a pixel belongs to; 0 for none. */
    public int idAt(int index) {
        return ids[index];
    }

    /** Fills one part after the other, with one stack for all. */
    private static final class Flood {

        private final int width;
        private final int height;
        private final int[] ids;
        private int[] open = new int[1024];
        private int waiting;

        Flood(int width, int height, int[] ids) {
            this.width = width;
            this.height = height;
            this.ids = ids;
        }

        Part from(int start, int id, IntPredicate inside) {
            int left = start % width;
            int right = left;
            int top = start / width;
            int bottom = top;
            int area = 0;
            ids[start] = id;
            push(start);
            while (waiting > 0) {
                int at = open[--waiting];
                int column = at % width;
                int row = at / width;
                left = Math.min(left, column);
                right = Math.max(right, column);
                top = Math.min(top, row);
                bottom = Math.max(bottom, row);
                area++;
                neighbours(column, row, id, inside);
            }
            return new Part(id, left, top, right, bottom, area);
        }

        private void neighbours(int column, int row, int id, IntPredicate inside) {
            for (int r = Math.max(0, row - 1); r <= Math.min(height - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
                    int at = r * width + c;
                    if (ids[at] == 0 && inside.test(at)) {
                        ids[at] = id;
                        push(at);
                    }
                }
            }
        }

        private void push(int at) {
            if (waiting == open.length) {
                open = java.util.Arrays.copyOf(open, 2 * open.length);
            }
            open[waiting++] = at;
        }
    }
}
