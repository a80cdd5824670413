package org.fieldwarden.detector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.MetreRaster;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Coordinate;

/**
 * How the current flight is moved against the baseline, on a lattice of nodes over the working grid. Node (i, j) lies
 * at pixel corner coordinate (i * spacing, j * spacing); the lattice covers the whole grid. Immutable.
 *
 * <p>Sign: the ground at baseline position p lies at p + shift(p) in the current flight, both in pixels of the working
 * grid. Between nodes the shift is bilinear; whether a pixel is reliable, and its residual, are those of the nearest
 * node.
 */
public final class ShiftField {

    private final PixelGrid grid;
    private final int spacingPx;
    private final int columns;
    private final int rows;
    private final List<ShiftNode> nodes;

    private ShiftField(PixelGrid grid, int spacingPx, List<ShiftNode> nodes) {
        this.grid = grid;
        this.spacingPx = spacingPx;
        this.columns = nodesAlong(grid.width(), spacingPx);
        this.rows = nodesAlong(grid.height(), spacingPx);
        this.nodes = nodes;
    }

    /**
     * A field with the given nodes.
     *
     * @param spacingPx distance of nodes, at least 1
     * @param nodes row by row from the top left, {@link #nodesAlong} of the width times that of the height
     */
    public static ShiftField of(PixelGrid grid, int spacingPx, List<ShiftNode> nodes) {
        ShiftField field = new ShiftField(grid, spacingPx, List.copyOf(nodes));
        if (nodes.size() != field.columns * field.rows) {
            throw new IllegalArgumentException("A lattice of " + field.columns + " x " + field.rows + " nodes, not "
                    + nodes.size() + " in all, covers the grid");
        }
        return field;
    }

    /** The same exact shift everywhere. */
    public static ShiftField constant(PixelGrid grid, int spacingPx, Shift shift) {
        return uniform(grid, spacingPx, shift, ShiftNode.Trust.MEASURED);
    }

    /** No shift anywhere, because the flights' georeference is taken at its word; nothing was measured. */
    public static ShiftField assumed(PixelGrid grid, int spacingPx) {
        return uniform(grid, spacingPx, Shift.ZERO, ShiftNode.Trust.ASSUMED);
    }

    private static ShiftField uniform(PixelGrid grid, int spacingPx, Shift shift, ShiftNode.Trust trust) {
        List<ShiftNode> nodes = new ArrayList<>();
        int half = spacingPx / 2;
        for (int row = 0; row < nodesAlong(grid.height(), spacingPx); row++) {
            for (int column = 0; column < nodesAlong(grid.width(), spacingPx); column++) {
                int pixels = PixelWindow.atSize(column * spacingPx - half, row * spacingPx - half, spacingPx, spacingPx)
                        .intersection(grid.window())
                        .map(cell -> Math.toIntExact(cell.pixels()))
                        .orElse(0);
                nodes.add(new ShiftNode(shift, 0, trust, pixels));
            }
        }
        return of(grid, spacingPx, nodes);
    }

    /**
     * The same field, with the flights' georeference taken at its word wherever they could not be laid on each other.
     * For flights that are known to be placed well: a quarter that was built anew looks like another place.
     */
    public ShiftField trustingGeoreference() {
        return of(
                grid,
                spacingPx,
                nodes.stream()
                        .map(node -> node.trust().reliable()
                                ? node
                                : new ShiftNode(Shift.ZERO, 0, ShiftNode.Trust.ASSUMED, node.observedPixels()))
                        .toList());
    }

    /** Number of nodes that cover a length in pixels. */
    public static int nodesAlong(int lengthPx, int spacingPx) {
        return (lengthPx + spacingPx - 1) / spacingPx + 1;
    }

    public PixelGrid grid() {
        return grid;
    }

    public int spacingPx() {
        return spacingPx;
    }

    /** Nodes from left to right. */
    public int columns() {
        return columns;
    }

    /** Nodes from top to bottom. */
    public int rows() {
        return rows;
    }

    /** Node in the lattice; positions beyond it give the nearest node. */
    public ShiftNode node(int nodeColumn, int nodeRow) {
        int column = Math.max(0, Math.min(columns - 1, nodeColumn));
        int row = Math.max(0, Math.min(rows - 1, nodeRow));
        return nodes.get(row * columns + column);
    }

    /** Shift at a pixel corner coordinate of the working grid. */
    public Shift shiftAt(double column, double row) {
        int left = (int) Math.floor(column / spacingPx);
        int top = (int) Math.floor(row / spacingPx);
        double right = column / spacingPx - left;
        double down = row / spacingPx - top;
        Shift upper = between(node(left, top).shift(), node(left + 1, top).shift(), right);
        Shift lower =
                between(node(left, top + 1).shift(), node(left + 1, top + 1).shift(), right);
        return between(upper, lower, down);
    }

    private static Shift between(Shift first, Shift second, double share) {
        return new Shift(
                first.columns() + (second.columns() - first.columns()) * share,
                first.rows() + (second.rows() - first.rows()) * share);
    }

    /** The node nearest to a pixel. */
    public ShiftNode nearest(int pixelColumn, int pixelRow) {
        return node(
                Math.floorDiv(pixelColumn + spacingPx / 2, spacingPx),
                Math.floorDiv(pixelRow + spacingPx / 2, spacingPx));
    }

    /** What the fit leaves open around a pixel, in metres on the ground. */
    public double residualMetresAt(int pixelColumn, int pixelRow) {
        return nearest(pixelColumn, pixelRow).residualPx() * grid.gsd().metres();
    }

    /**
     * What the fit leaves open, one pixel for each node and the node in its middle; NaN where the ground was given up, where
     * nothing was measured and where there is nothing to see.
     */
    public MetreRaster residuals() {
        float[] metres = new float[columns * rows];
        for (int node = 0; node < metres.length; node++) {
            ShiftNode here = nodes.get(node);
            boolean known = here.trust().fitted() && here.observedPixels() > 0;
            metres[node] = known ? (float) (here.residualPx() * grid.gsd().metres()) : Float.NaN;
        }
        PixelToMap place = grid.pixelToMap();
        Coordinate corner = place.toMap(-spacingPx / 2.0, -spacingPx / 2.0);
        PixelToMap spaced = new PixelToMap(
                place.scaleX() * spacingPx,
                place.shearX() * spacingPx,
                corner.x,
                place.shearY() * spacingPx,
                place.scaleY() * spacingPx,
                corner.y);
        return MetreRaster.of(new PixelGrid(grid.crs(), spaced, columns, rows), metres);
    }

    /** Whether nothing has to be moved and nothing is unreliable. */
    public boolean isZero() {
        return nodes.stream()
                .allMatch(
                        node -> node.shift().equals(Shift.ZERO) && node.trust().reliable());
    }

    /** The longest shift of a reliable node, pixels; 0 where no node is reliable. */
    public double maximumShiftPx() {
        return nodes.stream()
                .filter(node -> node.trust().reliable())
                .mapToDouble(node -> node.shift().magnitude())
                .max()
                .orElse(0);
    }

    /** Median residual of the fitted nodes, metres; empty where there is none. */
    public OptionalDouble medianResidualMetres() {
        return residualMetres(0.5);
    }

    /** 95th percentile of the residuals of the fitted nodes, metres; empty where there is none. */
    public OptionalDouble residual95Metres() {
        return residualMetres(0.95);
    }

    private OptionalDouble residualMetres(double share) {
        double[] residuals = nodes.stream()
                .filter(node -> node.trust().fitted() && node.observedPixels() > 0)
                .mapToDouble(ShiftNode::residualPx)
                .sorted()
                .toArray();
        if (residuals.length == 0) {
            return OptionalDouble.empty();
        }
        int rank = (int) Math.ceil(share * residuals.length) - 1;
        return OptionalDouble.of(residuals[Math.max(0, rank)] * grid.gsd().metres());
    }

    /**
     * The ground that stays unobserved because the flights could not be laid on each other there. Ground that is nodata
     * on either flight is not counted again. The windows do not overlap.
     */
    public List<Issue> issues() {
        List<Issue> issues = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int column = 0;
            while (column < columns) {
                int end = column + 1;
                while (end < columns
                        && node(end, row).trust() == node(column, row).trust()) {
                    end++;
                }
                addIssue(issues, row, column, end);
                column = end;
            }
        }
        return List.copyOf(issues);
    }

    private void addIssue(List<Issue> issues, int nodeRow, int fromColumn, int toColumn) {
        ShiftNode.Trust trust = node(fromColumn, nodeRow).trust();
        long pixels = 0;
        for (int column = fromColumn; column < toColumn; column++) {
            pixels += node(column, nodeRow).observedPixels();
        }
        if (trust.reliable() || pixels == 0) {
            return;
        }
        int half = spacingPx / 2;
        SquareMetres area = new SquareMetres(pixels * grid.pixelAreaM2());
        PixelWindow.between(
                        fromColumn * spacingPx - half,
                        nodeRow * spacingPx - half,
                        toColumn * spacingPx - half,
                        nodeRow * spacingPx + half)
                .intersection(grid.window())
                .ifPresent(window -> issues.add(new Issue.CoRegistrationFailed(window, area, trust.reason())));
    }

    /** Lower-case hex SHA-256 of {@link #text()}. */
    public String contentHash() {
        return hash(text());
    }

    /**
     * Lower-case hex SHA-256 of the nodes that decide how this window is read, so that a result of the window can be
     * kept when the field changes elsewhere.
     */
    public String contentHash(PixelWindow window) {
        return hash(text(
                Math.floorDiv(window.column(), spacingPx),
                Math.floorDiv(window.row(), spacingPx),
                Math.floorDiv(window.endColumn(), spacingPx) + 1,
                Math.floorDiv(window.endRow(), spacingPx) + 1));
    }

    /** Stable text of the whole field: a head line, then one line per node row. */
    public String text() {
        return text(0, 0, columns - 1, rows - 1);
    }

    private String text(int left, int top, int right, int bottom) {
        StringBuilder text = new StringBuilder("shift-field 1 spacing " + spacingPx + " at " + left + " " + top + "\n");
        IntFunction<String> separator = column -> column == right ? "\n" : ";";
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                ShiftNode node = node(column, row);
                text.append(node.shift().columns())
                        .append(' ')
                        .append(node.shift().rows())
                        .append(' ')
                        .append(node.residualPx())
                        .append(' ')
                        .append(node.trust())
                        .append(separator.apply(column));
            }
        }
        return text.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
