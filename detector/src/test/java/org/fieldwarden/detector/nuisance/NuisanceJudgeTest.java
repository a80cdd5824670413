package org.fieldwarden.detector.nuisance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fieldwarden.core.NuisanceReason;
import org.fieldwarden.detector.nuisance.ChangeEvidence.Inside;
import org.fieldwarden.detector.nuisance.ChangeEvidence.Shape;
import org.fieldwarden.detector.nuisance.ChangeEvidence.Surroundings;
import org.junit.jupiter.api.Test;

class NuisanceJudgeTest {

    private static final String YARD = """
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            """;

    private static final String HOUSE_ON_YARD = """
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHBBBBBBBHHHHHH
            HHHBBBBBBBHHHHHH
            HHHBBBBBBBHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            HHHHHHHHHHHHHHHH
            """;

    @Test
    void groundThatGoesDarkBesideAHouseIsShadow() {
        DrawnGround ground = DrawnGround.of(HOUSE_ON_YARD, """
                HHHHHHHHHHHHHHHH
                HHHHHHHHHHHHHHHH
                HHHBBBBBBBHHHHHH
                HHHBBBBBBBHHHHHH
                HHHBBBBBBBHHHHHH
                HHHhhhhhhhHHHHHH
                HHHhhhhhhhHHHHHH
                HHHhhhhhhhHHHHHH
                HHHHHHHHHHHHHHHH
                """, """
                ................
                ................
                ................
                ................
                ................
                ...#######......
                ...#######......
                ...#######......
                ................
                """);

        assertThat(ground.evidence().inside().shadow()).isCloseTo(1, within(0.01));
        assertThat(ground.judged(0.05)).isEqualTo(NuisanceReason.SHADOW);
    }

    /** On the other date the light lies there again: which date is darker does not matter. */
    @Test
    void shadowThatIsGoneIsShadowToo() {
        String shaded = """
                HHHHHHHHHHHHHHHH
                HHHHHHHHHHHHHHHH
                HHHBBBBBBBHHHHHH
                HHHBBBBBBBHHHHHH
                HHHBBBBBBBHHHHHH
                HHHhhhhhhhHHHHHH
                HHHhhhhhhhHHHHHH
                HHHHHHHHHHHHHHHH
                HHHHHHHHHHHHHHHH
                """;
        String where = """
                ................
                ................
                ................
                ................
                ................
                ...#######......
                ...#######......
                ................
                ................
                """;

        assertThat(DrawnGround.of(shaded, HOUSE_ON_YARD, where).judged(0)).isEqualTo(NuisanceReason.SHADOW);
        assertThat(DrawnGround.of(HOUSE_ON_YARD, shaded, where).judged(0)).isEqualTo(NuisanceReason.SHADOW);
    }

    @Test
    void newHouseIsNoNuisance() {
        DrawnGround ground = DrawnGround.of(YARD, """
                HHHHHHHHHHHHHHHH
                HHHHHHHHHHHHHHHH
                HHHBBBBBBBBBHHHH
                HHHBBBBBBBBBHHHH
                HHHBBBBBBBBBHHHH
                HHHBBBBBBBBBHHHH
                HHHBBBBBBBBBHHHH
                HHHBBBBBBBBBHHHH
                HHHHHHHHHHHHHHHH
                """, """
                ................
                ................
                ...#########....
                ...#########....
                ...#########....
                ...#########....
                ...#########....
                ...#########....
                ................
                """);

        assertThat(ground.judged(0.1)).isEqualTo(NuisanceReason.NONE);
    }

    @Test
    void longSmallThingOnAYardIsAVehicle() {
        String lorry = """
                HHHHHHHHHHHHHHHH
                HHHHHHHHHHHHHHHH
                HHHHHHHHHHHHHHHH
                HHHBBBBBBBHHHHHH
                HHHBBBBBBBHHHHHH
                HHHBBBBBBBHHHHHH
                HHHHHHHHHHHHHHHH
                HHHHHHHHHHHHHHHH
                HHHHHHHHHHHHHHHH
                """;
        String where = """
                ................
                ................
                ................
                ...#######......
                ...#######......
                ...#######......
                ................
                ................
                ................
                """;

        assertThat(DrawnGround.of(YARD, lorry, where).judged(0.05)).isEqualTo(NuisanceReason.VEHICLE);
        String meadow = YARD.replace('H', 'V');
        assertThat(DrawnGround.of(meadow, lorry.replace('H', 'V'), where).judged(0.05))
                .as("nothing of that size parks in a field")
                .isEqualTo(NuisanceReason.NONE);
    }

    @Test
    void sliverAlongAHouseIsParallax() {
        DrawnGround ground = DrawnGround.of("""
                VVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVV
                VVVBBBBBBBBBVVVV
                VVVBBBBBBBBBVVVV
                VVVBBBBBBBBBVVVV
                VVVBBBBBBBBBVVVV
                VVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVV
                """, """
                VVVVVVVVVVVVVVVV
                VVVBBBBBBBBBVVVV
                VVVBBBBBBBBBVVVV
                VVVBBBBBBBBBVVVV
                VVVBBBBBBBBBVVVV
                VVVBBBBBBBBBVVVV
                VVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVV
                """, """
                ................
                ...#########....
                ................
                ................
                ................
                ................
                ................
                ................
                """);

        assertThat(ground.judged(0.05)).isEqualTo(NuisanceReason.PARALLAX);
        assertThat(ground.judged(0.6))
                .as("a sliver narrower than two residuals")
                .isEqualTo(NuisanceReason.REGISTRATION);
    }

    @Test
    void ploughedFieldWithASharpBorderIsNotTakenForSeason() {
        DrawnGround ground = DrawnGround.of("""
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                """, """
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVGGGGGGGGVVVVVV
                VVVVVVGGGGGGGGVVVVVV
                VVVVVVGGGGGGGGVVVVVV
                VVVVVVGGGGGGGGVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                VVVVVVVVVVVVVVVVVVVV
                """, """
                ....................
                ....................
                ......########......
                ......########......
                ......########......
                ......########......
                ....................
                ....................
                """);

        ChangeEvidence evidence = ground.evidence();
        assertThat(evidence.inside().openGround()).isEqualTo(1);
        assertThat(evidence.inside().greening()).isGreaterThan(0.1);
        assertThat(evidence.inside().edge()).isGreaterThan(0.9);
        assertThat(ground.judged(0.1)).isEqualTo(NuisanceReason.NONE);
    }

    /** The polygon is the middle of ground that has all turned: nothing happens at its outline. */
    @Test
    void softGreeningOfOpenGroundIsSeason() {
        String green = ("V".repeat(40) + "\n").repeat(24);
        String stubble = """
                %s
                """.formatted(("V".repeat(6) + "G".repeat(28) + "V".repeat(6) + "\n").repeat(24))
                        .strip() + "\n";
        String where = ((".".repeat(8) + "#".repeat(24) + ".".repeat(8)) + "\n").repeat(24);

        assertThat(DrawnGround.of(green, stubble, where).judged(0.1)).isEqualTo(NuisanceReason.VEGETATION_SEASON);
    }

    @Test
    void unobservedGroundSaysNothing() {
        String nothing = YARD.replace('H', ' ');

        DrawnGround ground = DrawnGround.of(YARD, nothing, """
                ................
                ................
                ...#######......
                ...#######......
                ...#######......
                ................
                ................
                ................
                ................
                """);

        assertThat(ground.evidence().inside()).isEqualTo(new Inside(0, 0, 0, 1));
        assertThat(ground.evidence().around()).isEqualTo(new Surroundings(0, 0, 0));
        assertThat(ground.judged(0)).isEqualTo(NuisanceReason.NONE);
    }

    @Test
    void shapeIsMeasuredInMetres() {
        Shape shape = DrawnGround.of(YARD, YARD, """
                ................
                ................
                ..########......
                ..########......
                ................
                ................
                ................
                ................
                ................
                """).evidence().shape();

        assertThat(shape.areaM2()).isCloseTo(16, within(1e-9));
        assertThat(shape.thicknessMetres()).isCloseTo(1.6, within(1e-9));
        assertThat(shape.lengthMetres()).isCloseTo(8, within(1e-9));
        assertThat(shape.breadthMetres()).isCloseTo(2, within(1e-9));
    }
}
