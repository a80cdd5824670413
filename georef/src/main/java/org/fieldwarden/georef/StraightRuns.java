package org.fieldwarden.georef;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;

/**
 * Cuts a closed boundary into straight runs by split and merge (Pavlidis and Horowitz 1974): runs are split where they
 * leave their chord (Douglas and Peucker 1973), then neighbours are joined again where one least squares line does for
 * both. Chords end at single places of a wavering rim, lines do not.
 */
final class StraightRuns {

    /** Half of a calming window, in places: what wobbles faster is the rim of a mask. */
    private static final int CALMED = 2;

    /** A run keeps to its line if the root mean square of its distances is this share of the tolerance. */
    private static final double RMS_SHARE = 0.5;

    /** The time of joining grows with the runs times the places; an outline of more runs is no building anyway. */
    static final int MOST_TO_MERGE = 800;

    private final BoundaryPlaces places;
    private final double tolerancePx;

    private StraightRuns(BoundaryPlaces places, double tolerancePx) {
        this.places = places;
        this.tolerancePx = tolerancePx;
    }

    /** The runs in the order of the ring; together they hold every place once. */
    static List<Arc> of(BoundaryPlaces places, double tolerancePx) {
        StraightRuns runs = new StraightRuns(places.calmed(CALMED), tolerancePx);
        return runs.merged(runs.split());
    }

    /** The first cuts are at the place farthest from the centre and the one farthest from that. */
    private List<Arc> split() {
        int first = places.farthestFrom(places.centre());
        int second = places.farthestFrom(places.at(first));
        boolean[] cut = new boolean[places.count()];
        cut[first] = true;
        cut[second] = true;
        Deque<Arc> open = new ArrayDeque<>(List.of(places.run(first, second), places.run(second, first)));
        while (!open.isEmpty()) {
            Arc arc = open.pop();
            int middle = farthestFromChord(arc);
            if (middle > arc.from()) {
                cut[middle % cut.length] = true;
                open.push(new Arc(arc.from(), middle - arc.from()));
                open.push(new Arc(middle, arc.end() - middle));
            }
        }
        return runsBetween(cut, first);
    }

    private static List<Arc> runsBetween(boolean[] cut, int first) {
        List<Arc> runs = new ArrayList<>();
        int from = first;
        for (int i = first + 1; i <= first + cut.length; i++) {
            if (cut[i % cut.length]) {
                runs.add(new Arc(from % cut.length, i - from));
                from = i;
            }
        }
        return runs;
    }

    /** The start of the arc where no place is farther than the tolerance. */
    private int farthestFromChord(Arc arc) {
        Coordinate start = places.at(arc.from());
        Coordinate end = places.at(arc.end());
        int farthest = arc.from();
        double most = tolerancePx;
        for (int i = arc.from() + 1; i < arc.end(); i++) {
            double distance = Distance.pointToSegment(places.at(i), start, end);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    /** Joins the two neighbours that are nearest to one line, as long as there are any; not where runs are too many. */
    private List<Arc> merged(List<Arc> split) {
        if (split.size() > MOST_TO_MERGE) {
            return split;
        }
        List<Arc> runs = new ArrayList<>(split);
        while (runs.size() > 2) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < runs.size(); i++) {
                double strayed = strayed(joined(runs, i));
                if (strayed < least) {
                    least = strayed;
                    best = i;
                }
            }
            if (least > RMS_SHARE * tolerancePx) {
                break;
            }
            runs.set(best, joined(runs, best));
            runs.remove((best + 1) % runs.size());
        }
        return runs;
    }

    private static Arc joined(List<Arc> runs, int index) {
        Arc run = runs.get(index);
        return new Arc(
                run.from(), run.count() + runs.get((index + 1) % runs.size()).count());
    }

    private double strayed(Arc arc) {
        LineFit.Scatter scatter = new LineFit.Scatter();
        scatter.add(places.of(arc));
        return scatter.strayed();
    }
}
