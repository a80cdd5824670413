package org.fieldwarden.app.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.models.tuning.Outcome;
import org.fieldwarden.models.tuning.SeenCovers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictTableTest {

    @TempDir
    private Path folder;

    private VerdictTable table(Charset charset, String... lines) throws IOException {
        return VerdictTable.read(Files.write(
                folder.resolve("verdicts.csv"), String.join("\r\n", lines).getBytes(charset)));
    }

    private VerdictTable table(String... lines) throws IOException {
        return table(StandardCharsets.UTF_8, lines);
    }

    @Test
    void listThatAClerkSavedIsUnderstood() throws IOException {
        String[] lines = {
            "石桥乡疑似变化图斑清单（2026-10）,,,",
            "本表为遥感监测线索，不是认定结论，须实地核查。,,,",
            "序号,图斑编号/线索编号,核查状态,备注",
            "1,440222JZ2600001,违法,\"新房, 两层\"",
            "2,440222JZ2600002,伪变化,",
            "3,440222JZ2600003,待核查,",
            "合计（3 个图斑）,,,"
        };

        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            VerdictTable table = table(charset, lines);

            assertThat(table.rows())
                    .extracting(VerdictRow::id, VerdictRow::outcome, VerdictRow::where)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("440222JZ2600001", Outcome.CONFIRMED, "row 4"),
                            org.assertj.core.groups.Tuple.tuple("440222JZ2600002", Outcome.REFUTED, "row 5"));
            assertThat(table.undecided()).isEqualTo(1);
        }
    }

    @Test
    void correctedLandCoverIsReadAndTheMachinesOwnAnswerIsNot() throws IOException {
        VerdictTable table = table(
                "\uFEFFid;from;to;verdict;corrected_from;corrected_to",
                "a;water;building;confirmed;植被;Hard-Surface",
                "b;water;building;confirmed;;");

        assertThat(table.rows().get(0).covers())
                .isEqualTo(SeenCovers.of(new ChangeClass(LandCover.VEGETATION, LandCover.HARD_SURFACE)));
        assertThat(table.rows().get(1).covers()).isEqualTo(SeenCovers.UNKNOWN);
    }

    @Test
    void verdictCountsBeforeTheState() throws IOException {
        assertThat(table("change_id\tstate\tverdict", "a\t待核查\t不实").rows())
                .singleElement()
                .extracting(VerdictRow::outcome)
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void repetitionIsNoContradiction() throws IOException {
        assertThat(table("id,verdict", "a,属实", "a,confirmed").rows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,verdict/a,属实/a,不实 | contradicts itself about a: row 2 says confirmed, row 3 says refuted",
                "id,verdict/a,maybe | says 'maybe' in row 2",
                "id,verdict/a,/b,待核查 | holds no verdict (2 rows are undecided)",
                "id,verdict | holds no verdict",
                "id,verdict/a,属实/,不实 | verdict without a change's id in row 3",
                "name,verdict/a,属实 | no column with the change's id",
                "id,area/a,5 | no header with a column verdict",
                "id,verdict,corrected_from,corrected_to/a,属实,water, | only one of the two land covers",
                "id,verdict,corrected_from,corrected_to/a,属实,water,sea | land cover 'sea'"
            })
    void whatCannotBeUnderstoodIsToldWithItsRow(String lines, String says) {
        assertThatThrownBy(() -> table(lines.split("/")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("verdicts.csv")
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "nothing"})
    void emptyFileIsRefused(String text) {
        assertThatThrownBy(() -> table(text)).isInstanceOf(UsageException.class).hasMessageContaining("no header");
    }

    @Test
    void indexNamesPairsRelativeToItself() throws IOException {
        Files.createDirectories(folder.resolve("sep"));
        Files.writeString(folder.resolve("sep/v.csv"), "id,verdict\n");
        Files.writeString(folder.resolve("sep/changes.geojson"), "{}");
        Files.writeString(
                folder.resolve("pairs.csv"), "核查表,前时相,后时相,图斑\nsep/v.csv,a.tif,b.tif,\nsep/v.csv,b.tif,c.tif,x.gpkg\n");

        assertThat(VerdictSource.list(folder))
                .containsExactly(
                        new VerdictSource(
                                folder.resolve("sep/v.csv"),
                                folder.resolve("sep/changes.geojson"),
                                folder.resolve("a.tif"),
                                folder.resolve("b.tif")),
                        new VerdictSource(
                                folder.resolve("sep/v.csv"),
                                folder.resolve("x.gpkg"),
                                folder.resolve("b.tif"),
                                folder.resolve("c.tif")));
    }

    @Test
    void folderWithoutIndexSaysWhatItWants() throws IOException {
        assertThatThrownBy(() -> VerdictSource.list(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("pairs.csv");
        Files.writeString(folder.resolve("pairs.csv"), "verdicts,baseline,current\nv.csv,a.tif,\n");
        assertThatThrownBy(() -> VerdictSource.list(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("row 2");
    }
}
