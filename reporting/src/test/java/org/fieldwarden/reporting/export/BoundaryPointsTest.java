package org.fieldwarden.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.export.BoundaryParcel.Labels;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class BoundaryPointsTest {

    private static final Charset GBK = Charset.forName("GBK");

    private static final String HEAD = """
            [属性描述]
            格式版本号=1.01版本
            数据产生单位=
            数据产生日期=2026-10-05
            坐标系=2000国家大地坐标系
            几度分带=3
            投影类型=高斯克吕格
            计量单位=米
            带号=38
            精度=0.001
            转换参数=0,0,0,0,0,0,0
            [地块坐标]
            """;

    private static final String SQUARE = """
            5,0.010000,440222JZ2600017,始兴县水北镇上村,面,,疑似新增建筑,,@
            J1,1,2540210.000,500000.000
            J2,1,2540210.000,500010.000
            J3,1,2540200.000,500010.000
            J4,1,2540200.000,500000.000
            J1,1,2540210.000,500000.000
            """;

    @TempDir
    Path folder;

    @Test
    void aLeadIsWrittenClockwiseWithTheNorthingFirst() throws IOException {
        NumberedChange lead =
                new NumberedChange(Scene.changes().get(0), "440222JZ2600017"); // 24 m east to west, 18 m north to south
        ChangeExport.write(folder, List.of(lead), Standing.NONE, Scene.CRS);
        assertThat(Files.readString(folder.resolve("leads.txt"), GBK)).isEqualTo((HEAD + """
                5,0.043200,440222JZ2600017,始兴县水北镇上村,面,,疑似新增建筑,,@
                J1,1,2540192.000,500030.000
                J2,1,2540210.000,500030.000
                J3,1,2540210.000,500054.000
                J4,1,2540192.000,500054.000
                J1,1,2540192.000,500030.000
                """).replace("\n", "\r\n"));
    }

    @Test
    void holesAndPartsAreRingsOfTheirOwnAndComeBack() throws Exception {
        Geometry ground = geometry("MULTIPOLYGON (((500000 2540000, 500000 2540030, 500040 2540030, 500040 2540000,"
                + " 500000 2540000), (500005 2540005, 500010 2540005, 500010 2540010, 500005 2540005)),"
                + " ((500100 2540000, 500100 2540010, 500110 2540010, 500100 2540000)))");
        BoundaryPoints points = points(CrsCode.epsg(4547), ground);
        Path file = folder.resolve("points.txt");
        points.write(file);
        assertThat(Files.readString(file, GBK)).contains("J5,2,2540005.000,500005.000", "J8,3,2540000.000,500100.000");
        assertThat(BoundaryPoints.read(file)).isEqualTo(points);
    }

    @Test
    void anIslandInAHoleIsAPartOfItsOwn() throws Exception {
        Geometry ground = geometry("MULTIPOLYGON (((500000 2540000, 500000 2540030, 500030 2540030, 500030 2540000,"
                + " 500000 2540000), (500005 2540005, 500025 2540005, 500025 2540025, 500005 2540025, 500005 2540005)),"
                + " ((500010 2540010, 500010 2540020, 500020 2540020, 500020 2540010, 500010 2540010)))");
        assertThat(roundTrip(points(CrsCode.epsg(4547), ground))
                        .parcels()
                        .get(0)
                        .ground()
                        .toText())
                .isEqualTo(ground.toText());
    }

    @ParameterizedTest
    @CsvSource({"4491, 13500000", "4502, 500000", "4512, 412345", "4513, 25612345", "4526, 38500000", "4534, 387654"})
    void everyKindOfZoneComesBack(int epsg, double easting) throws Exception {
        Geometry ground = geometry(
                "POLYGON ((%1$s 3000000, %1$s 3000010, %2$s 3000010, %1$s 3000000))".formatted(easting, easting + 10));
        BoundaryPoints points = points(CrsCode.epsg(epsg), ground);
        assertThat(roundTrip(points)).isEqualTo(points);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsReadIsWrittenAgainByteForByte(int seed) throws IOException {
        List<NumberedChange> leads =
                Scene.many(200, seed).stream().map(NumberedChange::byId).toList();
        ChangeExport.write(folder, leads, Standing.NONE, Scene.CRS);
        Path again = folder.resolve("again.txt");
        BoundaryPoints.read(folder.resolve("leads.txt")).write(again);
        assertThat(again).hasSameBinaryContentAs(folder.resolve("leads.txt"));
    }

    static IntStream seeds() {
        return new Random(11).ints(3, 0, 1_000_000);
    }

    @Test
    void utf8WithAndWithoutItsMarkIsReadAsGbkIs() throws IOException {
        Path file = folder.resolve("points.txt");
        Files.writeString(file, HEAD + SQUARE, GBK);
        BoundaryPoints gbk = BoundaryPoints.read(file);
        Files.writeString(file, HEAD + SQUARE, StandardCharsets.UTF_8);
        assertThat(BoundaryPoints.read(file)).isEqualTo(gbk);
        Files.writeString(file, "\uFEFF" + HEAD + SQUARE, StandardCharsets.UTF_8);
        assertThat(BoundaryPoints.read(file)).isEqualTo(gbk);
        assertThat(gbk.parcels().get(0).labels().name()).isEqualTo("始兴县水北镇上村");
    }

    @Test
    void ringsThatOthersLeftOpenAreClosed() throws IOException {
        Path file = folder.resolve("points.txt");
        String open = SQUARE.substring(0, SQUARE.lastIndexOf("J1,1"));
        for (String head : List.of("4,", "5,")) {
            Files.writeString(file, HEAD + SQUARE.replaceFirst("^5,", head), GBK);
            assertThat(BoundaryPoints.read(file).parcels().get(0).ground().getArea())
                    .isEqualTo(100);
        }
        Files.writeString(file, HEAD + open.replaceFirst("^5,", "4,"), GBK);
        assertThat(BoundaryPoints.read(file).parcels().get(0).ground().getArea())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "带号=38 | 带号= | does not say its zone",
                "2000国家大地坐标系 | 1980西安坐标系 | 1980西安坐标系",
                "计量单位=米 | 计量单位=度 | 计量单位",
                "转换参数=0, | 转换参数=12.5, | already applied",
                "5,0.01 | 9,0.01 | announces 9 points",
                "2540200.000,500010.000 | NaN,500010.000 | line 16 has 'NaN'",
                "2540200.000,500010.000 | 2540200.000,38500010.000 | line 16",
                "J3,1,2540200.000,500010.000 | J3,1,2540200.000 | line 16 is no point",
                "J3,1, | J3,1.5, | '1.5' where a whole number belongs",
                "面,, | 线,, | only polygons",
                "[地块坐标] | [坐标] | no file of boundary points",
                "500010.000 | 500000.000 | no polygon"
            })
    void whatIsNotUnderstoodIsRefusedWithItsPlace(String right, String wrong, String message) throws IOException {
        Path file = folder.resolve("points.txt");
        Files.writeString(file, (HEAD + SQUARE).replace(right, wrong), GBK);
        assertThatThrownBy(() -> BoundaryPoints.read(file))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("points.txt")
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatWasCutInItsLastNumberIsRefused() throws IOException {
        Path file = folder.resolve("points.txt");
        String whole = (HEAD + SQUARE).strip();
        for (int lost = 5; lost < 24; lost++) {
            Files.writeString(file, whole.substring(0, whole.length() - lost), GBK);
            assertThatThrownBy(() -> BoundaryPoints.read(file))
                    .isInstanceOf(InputDataException.class)
                    .hasMessageContaining("line 18");
        }
    }

    @Test
    void bytesOfNoKnownEncodingAreRefused() throws IOException {
        Path file = folder.resolve("points.txt");
        Files.write(file, new byte[] {'[', (byte) 0xFF, (byte) 0xFF, ']'});
        assertThatThrownBy(() -> BoundaryPoints.read(file))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("neither in GBK nor in UTF-8");
    }

    @Test
    void textsThatWouldBreakALineAreMadeHarmless() throws Exception {
        Geometry ground = geometry("POLYGON ((500000 2540000, 500000 2540010, 500010 2540010, 500000 2540000))");
        Labels labels = new Labels("1,2", "甲@乙\r\nJ9,1,0,0", "", "", "");
        BoundaryPoints points = new BoundaryPoints(
                CrsCode.epsg(4547),
                AcquisitionDate.UNKNOWN,
                List.of(new BoundaryParcel(labels, new BigDecimal("0.005"), ground)));
        assertThat(roundTrip(points)).isEqualTo(points);
    }

    @Test
    void aCrsThatTheFormatCannotSayIsRefused() {
        assertThatThrownBy(() -> new BoundaryPoints(CrsCode.epsg(32650), AcquisitionDate.UNKNOWN, List.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("EPSG:32650");
    }

    private BoundaryPoints roundTrip(BoundaryPoints points) {
        Path file = folder.resolve("round.txt");
        points.write(file);
        return BoundaryPoints.read(file);
    }

    private static BoundaryPoints points(CrsCode crs, Geometry ground) {
        return new BoundaryPoints(
                crs,
                new AcquisitionDate("2026-10-05"),
                List.of(new BoundaryParcel(
                        new Labels("1", "甲地块", "", "疑似新增建筑", ""), new BigDecimal("0.1000"), ground)));
    }

    private static Geometry geometry(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
