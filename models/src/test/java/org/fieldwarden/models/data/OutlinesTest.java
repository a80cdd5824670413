package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutlinesTest {

    @TempDir
    private Path folder;

    private Outlines read(String text) throws IOException {
        return Outlines.read(Files.writeString(folder.resolve("outlines.jsonl"), text));
    }

    @Test
    void outlinesAreFoundByPictureAndByPair() throws IOException {
        Outlines outlines = Outlines.read(FakePacks.outlines(folder));

        Outline picture = outlines.find("near", "0", "2018").orElseThrow();
        assertThat(picture.mask(Outline.BUILDINGS, 256).count()).isEqualTo(40 * 40);
        assertThat(picture.mask(Outline.BUILDINGS, 256).at(20 * 256 + 20)).isTrue();
        assertThat(picture.has(Outline.UNSURE)).isFalse();
        assertThat(outlines.find("near", "0", "2020")).isEmpty();
        assertThat(outlines.findPair("near", "1", "2018", "2020").orElseThrow().has(Outline.OTHER))
                .isTrue();
    }

    @Test
    void shippedOutlinesAreSound() {
        Path file = Path.of(System.getProperty("fieldwarden.home", ".."), "models", "outlines", "repeat-pairs.jsonl");

        assertThat(Outlines.read(file).find("claremont", "11", "2018")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"a-0-2018\"|JSON",
                "[1]|object",
                "{\"buildings\":[]}|id",
                "{\"id\":\"a-2018\",\"buildings\":[]}|CITY-PLACE-YEAR",
                "{\"id\":\"a-0-2018\",\"building\":[]}|'building'",
                "{\"id\":\"a-0-2018\",\"buildings_a\":[]}|'buildings_a'",
                "{\"id\":\"a-0-2018\",\"buildings\":7}|list of polygons",
                "{\"id\":\"a-0-2018\",\"buildings\":[[1,2,3,4]]}|three corners",
                "{\"id\":\"a-0-2018\",\"buildings\":[[1,2,3,4,5,6,7]]}|three corners",
                "{\"id\":\"a-0-2018\",\"buildings\":[[1,2,3,4,5,\"6\"]]}|coordinate",
                "{\"id\":\"a-0-2018\",\"buildings\":[[1,2,3,4,5,1100]]}|1100",
                "{\"id\":\"x-0-2018\",\"buildings\":[]}|repeats",
            })
    void brokenLineIsNamed(String line, String says) {
        assertThatThrownBy(() -> read("{\"id\":\"x-0-2018\",\"buildings\":[]}\n" + line + "\n"))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("outlines.jsonl")
                .hasMessageContaining(says);
    }

    @Test
    void fileThatIsNotThereIsAMatterForTheUser() {
        assertThatThrownBy(() -> Outlines.read(folder.resolve("none.jsonl")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("none.jsonl");
    }
}
