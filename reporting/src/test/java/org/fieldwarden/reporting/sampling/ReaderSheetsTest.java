package org.fieldwarden.reporting.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;

final class ReaderSheetsTest {

    @TempDir
    private Path folder;

    /** Red west of a line, blue east of it; nothing south of the scene. */
    private record TwoColours(Flight flight, double lineX) implements Orthophoto {

        @Override
        public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
            byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
            boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
            for (int index = 0; index < observed.length; index++) {
                int row = index / window.width();
                int column = index % window.width();
                Coordinate place = grid.pixelToMap().toMap(window.column() + column + 0.5, window.row() + row + 0.5);
                rgb[3 * index + (place.x < lineX ? 0 : 2)] = (byte) 200;
                observed[index] = place.y > Scene.NORTH - 240;
            }
            return OrthophotoTile.of(window, rgb, observed);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void pageShowsBothDatesAroundEachPointAndNothingOfTheMap() throws IOException {
        SamplePlan plan = plan();

        sheets(plan).write(folder, "李红", done -> {});

        String page = Files.readString(folder.resolve("李红.html"));
        for (Stratum stratum : plan.strata()) {
            if (!stratum.code().equals(Stratum.NO_CHANGE)) { // which is also an answer
                assertThat(page).doesNotContain(stratum.code());
            }
        }
        assertThat(page).contains("判读员", "Cannot tell", plan.id()).doesNotContain("http:", "https:", "/*POINTS*/");
        JsonNode points = points(page);
        assertThat(points).hasSameSizeAs(plan.points());
        SamplePoint first = plan.orderFor("李红").get(0);
        assertThat(points.get(0).path("id").asText()).isEqualTo(first.id());
        BufferedImage chip = picture(points.get(0).path("baseline").asText());
        assertThat(chip.getWidth()).isEqualTo(100);
        double lineAt = 50 + (Scene.WEST + 150 - first.x()) / 0.2;
        assertThat(firstBlue(chip)).isCloseTo(Math.max(0, Math.min(100, lineAt)), within(3.0));
    }

    /** Column of the top row at which blue begins, 100 where there is none. */
    private static double firstBlue(BufferedImage chip) {
        for (int column = 0; column < chip.getWidth(); column++) {
            int rgb = chip.getRGB(column, 0);
            if ((rgb & 0xff) > 100 && (rgb >> 16 & 0xff) < 100) {
                return column;
            }
        }
        return chip.getWidth();
    }

    @Test
    void emptySheetHoldsThePointsInTheReadersOrder() throws IOException {
        SamplePlan plan = plan();

        sheets(plan).write(folder, "li", done -> {});

        String sheet = Files.readString(folder.resolve("li.csv"));
        assertThat(sheet.lines().skip(1).map(line -> line.split(",", -1)[1]))
                .containsExactlyElementsOf(
                        plan.orderFor("li").stream().map(SamplePoint::id).toList());
        assertThat(sheet).doesNotContain("building", "change");
    }

    @Test
    void sheetThatMayHoldAnswersIsNotOverwritten() {
        ReaderSheets sheets = sheets(plan());
        sheets.write(folder, "li", done -> {});

        assertThatThrownBy(() -> sheets.write(folder, "li", done -> {}))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("may hold answers");
    }

    @Test
    void readersNameMustBeAFileName() {
        assertThatThrownBy(() -> sheets(plan()).write(folder, "../li", done -> {}))
                .isInstanceOf(UsageException.class);
    }

    private static ReaderSheets sheets(SamplePlan plan) {
        return new ReaderSheets(
                plan,
                new TwoColours(Scene.FLIGHTS.baseline(), Scene.WEST + 150),
                new TwoColours(Scene.FLIGHTS.current(), Scene.WEST + 100),
                new Chip(20, 480));
    }

    private static SamplePlan plan() {
        StrataMap map = new StrataMap(Maps.scene(), new Stratification(Stratification.By.KIND, 10), Maps.flights());
        Map<String, Integer> places = new HashMap<>();
        map.strata().forEach(stratum -> places.put(stratum.code(), 2));
        return SamplePlan.draw(map, places, 7);
    }

    private static JsonNode points(String page) throws IOException {
        int start = page.indexOf("const POINTS = ") + "const POINTS = ".length();
        return new ObjectMapper().readTree(page.substring(start, page.indexOf("];", start) + 1));
    }

    private static BufferedImage picture(String base64) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }
}
