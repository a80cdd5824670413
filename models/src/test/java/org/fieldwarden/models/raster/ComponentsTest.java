package org.fieldwarden.models.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ComponentsTest {

    private static final String ROWS = "##..." + "..#.." + ".....#".substring(0, 5) + "#...#" + "#..##";

    private final Components components = Components.of(5, 5, i -> ROWS.charAt(i) == '#');

    @Test
    void pixelsThatTouchByACornerBelongTogether() {
        assertThat(components.parts()).hasSize(3);
        assertThat(components.parts().get(0)).isEqualTo(new Components.Part(1, 0, 0, 2, 1, 3));
        assertThat(components.parts().get(1)).isEqualTo(new Components.Part(2, 0, 3, 0, 4, 2));
        assertThat(components.parts().get(2).area()).isEqualTo(3);
        assertThat(components.parts().get(2).width()).isEqualTo(2);
    }

    @Test
    void everyPixelKnowsItsPart() {
        for (int i = 0; i < 25; i++) {
            assertThat(components.idAt(i) > 0).isEqualTo(ROWS.charAt(i) == '#');
        }
        assertThat(components.idAt(7)).isEqualTo(components.idAt(0)).isEqualTo(1);
    }
}
