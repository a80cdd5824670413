package org.fieldwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fieldwarden.core.InputDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZipBatchTest {

    private static final byte[] CONTENT = "II, the content of an orthophoto".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final Path out;

    ZipBatchTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        out = Files.createDirectories(folder.resolve("work/out"));
    }

    private Path zip(Charset names, String... entries) throws IOException {
        Path file = folder.resolve("flight.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), names)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(CONTENT);
                zip.closeEntry();
            }
        }
        return file;
    }

    private List<BatchFiles.Named> unpack(Path zip) {
        return ZipBatch.unpack(ReceivedInput.of(zip), out);
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("flight.zip"))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../x.tif",
                "/etc/x.tif",
                "C:\\x.tif",
                "..\\..\\x.tif",
                "a/b/c/x.tif",
                "😀.tif",
                "con.tif",
                "x\u0000.tif",
                "x\n.tif",
                "x.tif.tif"
            })
    void namesNeverBecomePaths(String name) throws IOException {
        List<BatchFiles.Named> files = unpack(zip(StandardCharsets.UTF_8, name));

        assertThat(files).extracting(BatchFiles.Named::path).containsExactly(out.resolve("0.tif"));
        assertThat(written()).containsExactly(out.resolve("0.tif"));
        assertThat(out.resolve("0.tif")).hasBinaryContent(CONTENT);
        assertThat(files.get(0).name()).doesNotContainPattern("\\p{Cc}");
    }

    @Test
    void nameOf255BytesIsKeptAsText() throws IOException {
        assertThat(unpack(zip(StandardCharsets.UTF_8, "x".repeat(600) + ".tif"))
                        .get(0)
                        .name())
                .hasSize(255);
    }

    @Test
    void namesInGbkAreRead() throws IOException {
        assertThat(unpack(zip(Charset.forName("GBK"), "柳林村.tif")).get(0).name()).isEqualTo("柳林村.tif");
    }

    @Test
    void namesInUtf8AreRead() throws IOException {
        assertThat(unpack(zip(StandardCharsets.UTF_8, "柳林村.tif")).get(0).name()).isEqualTo("柳林村.tif");
    }

    @Test
    void whatIsNoOrthophotoIsPassedOver() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "readme.txt", "__MACOSX/._a.tif", "a.tif", "a.tfw", "b/", "c.TIFF");

        assertThat(unpack(zip)).extracting(BatchFiles.Named::name).containsExactly("a.tif", "c.TIFF");
    }

    @Test
    void equalNamesAreTwoFiles() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "a/x.tif", "b/x.tif");

        assertThat(unpack(zip)).hasSize(2);
    }

    /** A link in a ZIP is an entry whose content is the target; Unix mode 0120777 in the upper half of the attributes. */
    @Test
    void linkComesOutAsText() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "link.tif");
        byte[] bytes = Files.readAllBytes(zip);
        int directory = find(bytes, 0x02014b50);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(directory + 4, (short) 0x031E)
                .putInt(directory + 38, 0xA1FF << 16);
        Files.write(zip, bytes);

        Path file = unpack(zip).get(0).path();

        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasBinaryContent(CONTENT);
    }

    private static int find(byte[] bytes, int mark) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (buffer.getInt(at) != mark) {
            at++;
        }
        return at;
    }

    @Test
    void zipInsideIsRefused() throws IOException {
        assertRefused(zip(StandardCharsets.UTF_8, "a.tif", "more.ZIP"), "a ZIP inside the ZIP");
    }

    @Test
    void bombIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path file = folder.resolve("flight.zip");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("bomb.tif"));
            for (int megabyte = 0; megabyte < 80; megabyte++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }

        assertRefused(file, "as no orthophoto does");
        assertThat(written()).isEmpty();
    }

    @Test
    void entryLongerThanItClaimsIsRefused() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "a.tif");
        byte[] bytes = Files.readAllBytes(zip);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(find(bytes, 0x02014b50) + 24, 3);
        Files.write(zip, bytes);

        assertRefused(zip, "The ");
    }

    /** A million entries, written by hand, because their names alone take 50 MB in Java. */
    @Test
    void millionEntriesAreRefusedUnread() throws IOException {
        Path file = folder.resolve("flight.zip");
        ByteBuffer entry = ByteBuffer.allocate(46 + 5).order(ByteOrder.LITTLE_ENDIAN);
        entry.putInt(0x02014b50).putShort(28, (short) 5).position(46).put("a.tif".getBytes(StandardCharsets.US_ASCII));
        byte[] thousand = new byte[1000 * entry.capacity()];
        for (int index = 0; index < 1000; index++) {
            System.arraycopy(entry.array(), 0, thousand, index * entry.capacity(), entry.capacity());
        }
        try (OutputStream output = Files.newOutputStream(file)) {
            for (int index = 0; index < 1000; index++) {
                output.write(thousand);
            }
            ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
            end.putInt(0x06054b50).putShort(8, (short) 0xFFFF).putShort(10, (short) 0xFFFF);
            end.putInt(12, 1_000_000 * entry.capacity());
            output.write(end.array());
        }

        assertRefused(file, "more than 20,000 entries");
    }

    @Test
    void cutOrChangedZipIsRefusedOrReadWhole() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "a.tif", "b/c.tif");
        byte[] sound = Files.readAllBytes(zip);
        List<String> refusals = new ArrayList<>();
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] bytes = sound.clone();
            if (seed % 4 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                for (int change = 0; change <= seed % 3; change++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            Files.write(zip, bytes);
            Path target = Files.createDirectories(folder.resolve("work/" + seed));
            try {
                ZipBatch.unpack(ReceivedInput.of(zip), target)
                        .forEach(file -> assertThat(file.path().getParent()).isEqualTo(target));
            } catch (InputDataException refusal) {
                refusals.add(String.valueOf(refusal.getMessage()));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(refusals).hasSizeGreaterThan(100);
    }

    private void assertRefused(Path zip, String reason) {
        assertThatThrownBy(() -> unpack(zip))
                .isInstanceOfSatisfying(
                        InputDataException.class,
                        refusal -> assertThat(refusal.stage()).isEqualTo("unpack"))
                .hasMessageContaining(reason);
    }
}
