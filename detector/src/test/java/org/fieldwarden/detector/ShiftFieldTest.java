package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.MetreRaster;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.ShiftNode.Trust;
import org.junit.jupiter.api.Test;

class ShiftFieldTest {

    private static final PixelGrid GRID = SceneOrthophoto.grid(200, 100);

    /** Nodes 3 x 2, 100 pixels apart; shift = node column, ten times the node row. */
    private static ShiftField field(String trust) {
        List<ShiftNode> nodes = new ArrayList<>();
        for (int node = 0; node < 6; node++) {
            Trust one = trust.charAt(node) == 'm' ? Trust.MEASURED : Trust.NO_MATCH;
            nodes.add(new ShiftNode(new Shift(node % 3, node < 3 ? 0 : 10), 0.1 * (node + 1), one, 3000 + node));
        }
        return ShiftField.of(GRID, 100, nodes);
    }

    @Test
    void shiftIsBilinearBetweenNodesAndConstantOutside() {
        ShiftField field = field("mmmmmm");

        assertThat(field.shiftAt(150, 25)).isEqualTo(new Shift(1.5, 2.5));
        assertThat(field.shiftAt(100, 100)).isEqualTo(new Shift(1, 10));
        assertThat(field.shiftAt(-40, -40)).isEqualTo(new Shift(0, 0));
        assertThat(field.shiftAt(900, 900)).isEqualTo(new Shift(2, 10));
    }

    @Test
    void residualsAreThoseOfReliableNodesInMetres() {
        ShiftField field = field("mmmmmx");

        assertThat(field.medianResidualMetres().orElseThrow()).isCloseTo(0.3 * 0.2, within(1e-12));
        assertThat(field.residual95Metres().orElseThrow()).isCloseTo(0.5 * 0.2, within(1e-12));
        assertThat(field.residualMetresAt(149, 49)).isCloseTo(0.2 * 0.2, within(1e-12));
        assertThat(field.residualMetresAt(150, 50)).isCloseTo(0.6 * 0.2, within(1e-12));
        assertThat(field.maximumShiftPx()).isEqualTo(Math.hypot(1, 10));
        assertThat(field("xxxxxx").residual95Metres()).isEmpty();
    }

    @Test
    void residualRasterHasANodeInTheMiddleOfEachPixelAndNothingWhereGroundWasGivenUp() {
        MetreRaster raster = field("mmmxmx").residuals();

        assertThat(raster.grid().width()).isEqualTo(3);
        assertThat(raster.grid().height()).isEqualTo(2);
        assertThat(raster.metres(2, 0)).isCloseTo(0.3f * 0.2f, within(1e-6f));
        assertThat(raster.metres(0, 1)).isNaN();
        assertThat(raster.grid().pixelToMap().toMap(1.5, 0.5))
                .isEqualTo(GRID.pixelToMap().toMap(100, 0));
        assertThat(ShiftField.assumed(GRID, 100).residuals().metres(1, 1))
                .as("nothing was measured")
                .isNaN();
    }

    @Test
    void unreliableNodesBecomeIssuesWithTheGroundTheyCost() {
        List<Issue> issues = field("mxxmmx").issues();

        assertThat(issues)
                .extracting(Issue::window)
                .containsExactly(PixelWindow.atSize(50, 0, 150, 50), PixelWindow.atSize(150, 50, 50, 50));
        assertThat(issues.get(0).unobserved().value()).isCloseTo((3001 + 3002) * 0.04, within(1e-9));
        assertThat(issues.get(0).kind()).isEqualTo("co-registration");
    }

    @Test
    void trustingTheGeoreferenceLeavesNothingUnreliableAndAddsNoResidual() {
        ShiftField trusting = field("mxxmmx").trustingGeoreference();

        assertThat(trusting.issues()).isEmpty();
        assertThat(trusting.node(0, 1)).isEqualTo(field("mxxmmx").node(0, 1));
        assertThat(trusting.node(1, 0).shift()).isEqualTo(Shift.ZERO);
        assertThat(trusting.node(1, 0).trust()).isEqualTo(Trust.ASSUMED);
        assertThat(trusting.residual95Metres()).isEqualTo(field("mxxmmx").residual95Metres());
        assertThat(trusting.contentHash()).isNotEqualTo(field("mxxmmx").contentHash());
    }

    @Test
    void hashOfAWindowIgnoresFarNodes() {
        ShiftField one = field("mmmmmm");
        ShiftField other = field("mmxmmm");
        PixelWindow near = PixelWindow.atSize(0, 0, 90, 90);
        PixelWindow far = PixelWindow.atSize(120, 0, 80, 90);

        assertThat(one.contentHash()).hasSize(64).isNotEqualTo(other.contentHash());
        assertThat(one.contentHash(near)).isEqualTo(other.contentHash(near));
        assertThat(one.contentHash(far)).isNotEqualTo(other.contentHash(far));
    }

    @Test
    void constantFieldCountsEveryPixelOnce() {
        ShiftField field = ShiftField.constant(GRID, 64, Shift.ZERO);

        int pixels = 0;
        for (int row = 0; row < field.rows(); row++) {
            for (int column = 0; column < field.columns(); column++) {
                pixels += field.node(column, row).observedPixels();
            }
        }
        assertThat(pixels).isEqualTo(200 * 100);
        assertThat(field.isZero()).isTrue();
    }

    @Test
    void wrongNumberOfNodesIsRefused() {
        assertThatThrownBy(() -> ShiftField.of(GRID, 100, List.of())).hasMessageContaining("3 x 2");
    }
}
