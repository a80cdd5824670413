package org.fieldwarden.reporting.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.monthly.ThreeMonths;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.PaperPicture;
import org.fieldwarden.reporting.paper.PaperPrinter;
import org.fieldwarden.reporting.register.CaseRegister;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.screening.Layers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierTest {

    @TempDir
    Path folder;

    private Path register;

    @BeforeEach
    void fillRegister() {
        register = ThreeMonths.register(
                folder,
                List.of(
                        Layers.complete(LayerRole.FARMLAND, Scene.rectangle(0, 0, 100, 300)),
                        Layers.complete(LayerRole.APPROVED, Scene.rectangle(290, 230, 5, 5))));
    }

    @Test
    void aDossierIsOfTheLeadInWhateverChangeItIsNamed() {
        Dossier byNumber = read("440222JZ2600001");
        assertThat(byNumber.id()).isEqualTo(ThreeMonths.HOUSE.id());
        assertThat(read(ThreeMonths.ANNEXE.id().value()).id()).isEqualTo(ThreeMonths.HOUSE.id());
        assertThat(byNumber.steps()).hasSize(2);
        assertThat(byNumber.later()).hasSize(2);
        assertThatThrownBy(() -> read("440222JZ2699999")).isInstanceOf(UsageException.class);
    }

    @Test
    void thePaperHasTheFiguresOfTheRegister() throws IOException {
        String text = text(print(Language.ENGLISH, "dossier.pdf", evidence()));
        assertThat(text)
                .contains("440222JZ2600001", ThreeMonths.HOUSE.id().value(), Scene.MODEL)
                .contains(String.format(
                        Locale.ROOT,
                        "%.2f mu (%.1f m²)",
                        ThreeMonths.HOUSE.area().mu(),
                        432.0))
                .contains("between the flights of 2026-09-03 and")
                .contains("a1".repeat(32))
                .contains("grown")
                .contains("核查员");
    }

    @Test
    void withoutFlightsThePaperSaysThatThereAreNoPictures() throws IOException {
        assertThat(text(print(Language.ENGLISH, "dossier.pdf", Evidence.NONE)))
                .contains("not in the catalogue at hand")
                .contains("not at hand");
    }

    @Test
    void madeAgainPaperAndArchiveHaveTheSameBytes() throws IOException, InterruptedException {
        Path once = archive("once");
        Thread.sleep(1100); // PDF and ZIP know whole seconds
        Path again = archive("again");
        assertThat(again).hasSameBinaryContentAs(once);
    }

    @Test
    void theManifestNamesTheHashOfEachFile() throws Exception {
        try (ZipFile zip = new ZipFile(archive("sealed").toFile())) {
            JsonNode manifest = new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("manifest.json")));
            assertThat(manifest.path("number").asText()).isEqualTo("440222JZ2600001");
            assertThat(manifest.path("sha256").size()).isEqualTo(zip.size() - 1);
            var names = manifest.path("sha256").fieldNames();
            while (names.hasNext()) {
                String name = names.next();
                byte[] content = zip.getInputStream(zip.getEntry(name)).readAllBytes();
                assertThat(manifest.path("sha256").path(name).asText())
                        .as(name)
                        .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
            }
        }
    }

    private Path archive(String name) {
        Path paper = print(Language.CHINESE, name + ".pdf", evidence());
        Path zip = folder.resolve(name + ".zip");
        SealedArchive.write(zip, read("440222JZ2600001"), evidence(), paper);
        return zip;
    }

    private Path print(Language language, String name, Evidence evidence) {
        Path pdf = folder.resolve(name);
        new DossierPaper(read("440222JZ2600001"), evidence).write(pdf, language, PaperPrinter.ofThisMachine());
        return pdf;
    }

    private Dossier read(String reference) {
        try (Register changes = Register.openExisting(register);
                CaseRegister cases = CaseRegister.open(register)) {
            return Dossier.read(changes, cases, reference);
        }
    }

    private static Evidence evidence() {
        return new Evidence(
                Optional.of(new Evidence.Pictures(plain(300, 300), plain(300, 300), plain(600, 300))),
                Map.of(Scene.FLIGHTS.baseline().id(), Scene.FLIGHTS.baseline().contentHash()));
    }

    private static PaperPicture plain(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                image.setRGB(column, row, new Color(row % 256, column % 256, 90).getRGB());
            }
        }
        return PaperPicture.of(image);
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
