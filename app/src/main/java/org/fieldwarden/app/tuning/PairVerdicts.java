package org.fieldwarden.app.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.models.tuning.LocationCells;
import org.fieldwarden.models.tuning.Verdict;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * The verdicts of one flight pair, laid on its working grid.
 *
 * @param undecided rows of the file that say neither
 */
record PairVerdicts(VerdictSource source, PixelGrid grid, List<Verdict> verdicts, int undecided) {

    /** Outlines of two reported changes never overlap; hand-drawn ones may touch. */
    private static final double LARGEST_OVERLAP = 0.1;

    private static final int NAMED = 5;

    PairVerdicts {
        verdicts = List.copyOf(verdicts);
    }

    /** Reads the verdicts of a pair and checks them against each other, the reported changes and the ground. */
    static PairVerdicts read(VerdictSource source, PixelGrid grid) {
        PairVerdicts pair = source.hasOutlines() ? outlined(source, grid) : joined(source, grid);
        pair.verdicts().forEach(verdict -> requireOnGround(source, grid, verdict));
        requireNoContradiction(source, pair.verdicts());
        return pair;
    }

    private static PairVerdicts outlined(VerdictSource source, PixelGrid grid) {
        VerdictTable.Gathered gathered = new VerdictTable.Gathered(source.verdicts());
        List<Verdict> verdicts = new ArrayList<>();
        Optional<VerdictRow> row = Optional.empty();
        int number = 0;
        for (LonLatFeatures.Feature feature : LonLatFeatures.read(source.verdicts(), grid.crs())) {
            // The parts of a MultiPolygon share one verdict.
            if (feature.number() != number) {
                number = feature.number();
                row = row(source, feature, gathered);
            }
            row.ifPresent(one -> verdicts.add(new Verdict(one.id(), one.outcome(), feature.outline(), one.covers())));
        }
        return new PairVerdicts(source, grid, verdicts, gathered.table().undecided());
    }

    private static Optional<VerdictRow> row(
            VerdictSource source, LonLatFeatures.Feature feature, VerdictTable.Gathered gathered) {
        String where = "feature " + feature.number();
        String id = feature.text("id").isEmpty() ? where : feature.text("id");
        String from = feature.text("correctedFrom");
        String to = feature.text("correctedTo");
        return gathered.add(
                where, id, feature.text("verdict"), VerdictTable.covers(source.verdicts(), where, from, to));
    }

    private static PairVerdicts joined(VerdictSource source, PixelGrid grid) {
        VerdictTable table = VerdictTable.read(source.verdicts());
        ChangeOutlines outlines = ChangeOutlines.read(source.changes(), grid.crs());
        List<String> unknown =
                outlines.unknown(table.rows().stream().map(VerdictRow::id).toList());
        if (!unknown.isEmpty()) {
            throw VerdictTable.bad(
                    source.verdicts(),
                    "speaks of " + unknown.size() + " changes that " + source.changes() + " does not hold: "
                            + String.join(", ", unknown.subList(0, Math.min(NAMED, unknown.size())))
                            + "; give the changes of the same run");
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (VerdictRow row : table.rows()) {
            Polygon outline = outlines.find(row.id()).orElseThrow();
            verdicts.add(new Verdict(row.id(), row.outcome(), outline, row.covers()));
        }
        return new PairVerdicts(source, grid, verdicts, table.undecided());
    }

    private static void requireOnGround(VerdictSource source, PixelGrid grid, Verdict verdict) {
        Coordinate inside = verdict.inside();
        Coordinate pixel = grid.pixelToMap().toPixel(inside.x, inside.y);
        if (!grid.window().contains((int) Math.floor(pixel.x), (int) Math.floor(pixel.y))) {
            throw new UsageException(verdict.id() + " of " + source.verdicts() + " lies outside the common ground of "
                    + source.baseline() + " and " + source.current() + ": these are other flights than the verdicts'.");
        }
    }

    private static void requireNoContradiction(VerdictSource source, List<Verdict> verdicts) {
        for (int i = 0; i < verdicts.size(); i++) {
            for (int j = 0; j < i; j++) {
                Verdict one = verdicts.get(j);
                Verdict other = verdicts.get(i);
                if (one.outcome() != other.outcome()
                        && one.outline()
                                .getEnvelopeInternal()
                                .intersects(other.outline().getEnvelopeInternal())
                        && overlap(one.outline(), other.outline()) > LARGEST_OVERLAP) {
                    throw VerdictTable.bad(
                            source.verdicts(),
                            "contradicts itself: " + one.id() + " is "
                                    + one.outcome().code() + ", " + other.id() + " is "
                                    + other.outcome().code() + ", and they lie on the same ground");
                }
            }
        }
    }

    private static double overlap(Polygon one, Polygon other) {
        return one.intersection(other).getArea() / Math.min(one.getArea(), other.getArea());
    }

    List<LocationCells.Placed> placed() {
        return verdicts.stream()
                .map(verdict -> new LocationCells.Placed(grid.crs(), verdict))
                .toList();
    }
}
