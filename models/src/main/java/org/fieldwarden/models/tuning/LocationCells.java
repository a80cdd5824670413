package org.fieldwarden.models.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fieldwarden.core.CrsCode;
import org.locationtech.jts.geom.Coordinate;

/**
 * Which ground is kept back to judge a tuned model. Ground is kept back by whole cells of {@value #CELL_METRES} m, the same for
 * every flight, and not by polygon: neighbours share roofs, crops and light, and a model that has seen one knows the
 * other. Immutable.
 */
public final class LocationCells {

    /** Wider than what the network sees around a pixel (62 pixels of at most 0.62 m). */
    private static final int CELL_METRES = 100;

    private static final double HELD_OUT_SHARE = 0.2;

    /** One cell with very many verdicts must not take away most of what is to be learned from. */
    private static final double LARGEST_SHARE = 0.4;

    private final Set<String> heldOut;

    private LocationCells(Set<String> heldOut) {
        this.heldOut = Set.copyOf(heldOut);
    }

    /** A verdict's cell counts by its CRS and place. */
    public record Placed(CrsCode crs, Verdict verdict) {

        String cell() {
            return LocationCells.cell(crs, verdict.inside());
        }
    }

    /** Draws cells until about a fifth of the confirmed and a fifth of the refuted verdicts lie in them. */
    public static LocationCells drawn(List<Placed> verdicts, long seed) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        int[] all = new int[2];
        for (Placed placed : verdicts) {
            int outcome = placed.verdict().outcome() == Outcome.CONFIRMED ? 0 : 1;
            counts.computeIfAbsent(placed.cell(), cell -> new int[all.length])[outcome]++;
            all[outcome]++;
        }
        List<Map.Entry<String, int[]>> cells = new ArrayList<>(counts.entrySet());
        cells.sort(Comparator.<Map.Entry<String, int[]>>comparingLong(cell -> mixed(cell.getKey(), seed))
                .thenComparing(Map.Entry::getKey));
        int[] taken = new int[all.length];
        Set<String> heldOut = new TreeSet<>();
        for (Map.Entry<String, int[]> cell : cells) {
            int[] here = cell.getValue();
            boolean wanted = false;
            int total = 0;
            for (int outcome = 0; outcome < all.length; outcome++) {
                wanted |= here[outcome] > 0 && taken[outcome] < HELD_OUT_SHARE * all[outcome];
                total += taken[outcome] + here[outcome];
            }
            if (wanted && total <= Math.max(1, LARGEST_SHARE * verdicts.size())) {
                heldOut.add(cell.getKey());
                for (int outcome = 0; outcome < all.length; outcome++) {
                    taken[outcome] += here[outcome];
                }
            }
        }
        return new LocationCells(heldOut);
    }

    /** Whether the verdict is kept back. */
    public boolean keepsBack(Placed placed) {
        return heldOut.contains(placed.cell());
    }

    /** Whether a position on the map (x = easting, y = northing) gives no labels. */
    boolean keepsBack(CrsCode crs, Coordinate map) {
        return heldOut.contains(cell(crs, map));
    }

    private static String cell(CrsCode crs, Coordinate map) {
        return crs.code() + "|" + (long) Math.floor(map.x / CELL_METRES) + "," + (long) Math.floor(map.y / CELL_METRES);
    }

    private static long mixed(String cell, long seed) {
        long hash = seed * 0x9E3779B97F4A7C15L + 1;
        for (int i = 0; i < cell.length(); i++) {
            hash = (hash ^ cell.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 31) * 0xBF58476D1CE4E5B9L;
        return hash ^ hash >>> 29;
    }
}
