package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenGroundTest {

    private static final int SIDE = 16;

    private static Picture plain(int red, int green, int blue) {
        Picture picture = Picture.blank(SIDE, SIDE);
        for (int i = 0; i < picture.rgb().length; i++) {
            picture.rgb()[i] = (byte) new int[] {red, green, blue}[i % 3];
        }
        return picture;
    }

    private static byte[] labelled(Picture picture, int infrared, byte before) {
        byte[] cover = new byte[SIDE * SIDE];
        Arrays.fill(cover, before);
        OpenGround.label(cover, picture, plain(infrared, infrared, infrared));
        return cover;
    }

    @ParameterizedTest
    @CsvSource({
        "120, 118, 115, 100, 1", // asphalt
        "200, 200, 205, 180, 1", // concrete
        "170, 140, 110, 150, 2", // earth
        "120, 118, 115, 160, 255", // grey, but something grows
        "170, 140, 110, 230, 255", // brown, but something grows
        "140, 130, 120, 120, 255", // neither grey nor brown
        "60, 60, 60, 40, 255", // shadow
        "250, 250, 250, 200, 255", // burnt out
    })
    void coloursOfBarrenGroundAreTold(int red, int green, int blue, int infrared, int expected) {
        assertThat(labelled(plain(red, green, blue), infrared, TrainingSample.IGNORE))
                .containsOnly(expected);
    }

    @Test
    void whatIsKnownStays() {
        assertThat(labelled(plain(120, 118, 115), 100, CoverLabels.VEGETATION)).containsOnly(CoverLabels.VEGETATION);
    }

    @Test
    void drawnPicturesKnowHardGroundButNotRightBesideRoofs(@TempDir Path folder) throws IOException {
        LabelledPlace place = ImageryPacks.in(FakePacks.write(folder))
                .withOutlines(FakePacks.outlines(folder))
                .places("train")
                .get(1);
        int row = 40 * place.width();

        assertThat(place.name()).isEqualTo("near");
        assertThat(place.coverAt(row + 20)).as("the roof begins").isEqualTo(CoverLabels.BUILDING);
        assertThat(place.coverAt(row + 19)).as("right beside it").isEqualTo(TrainingSample.NOT_BUILDING);
        assertThat(place.coverAt(row + 10)).as("the grey yard").isEqualTo(CoverLabels.HARD_SURFACE);
        assertThat(place.coverAt(row + 100)).as("green, but nothing grows").isEqualTo(TrainingSample.NOT_BUILDING);
        assertThat(place.coverAt(row + 200)).as("leaves").isEqualTo(CoverLabels.VEGETATION);
    }
}
