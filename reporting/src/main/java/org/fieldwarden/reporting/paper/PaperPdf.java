package org.fieldwarden.reporting.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes a page as PDF/A: everything that is needed to show it lies inside, as archives ask for. */
public final class PaperPdf {

    /** Families of the style sheet: the page's own font, and one for names in other letters. */
    private static final List<String> FAMILIES = List.of("fieldwarden-paper", "fieldwarden-names");

    private static final int REGULAR = 400;

    private PaperPdf() {}

    /**
     * Writes a page.
     *
     * @param fonts the page's font, and perhaps one for letters that it lacks
     */
    public static void write(PaperContent page, List<PaperFont> fonts, Path file) throws IOException {
        // Its log goes to the terminal past ours; what it would complain of, like web pages, is not in these pages.
        XRLog.setLoggingEnabled(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .usePDDocument(document)
                    .usePdfAConformance(PdfAConformance.PDFA_2_B)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .withProducer("Fieldwarden")
                    .useReplacementText("?")
                    .withHtmlContent(page.xhtml(), null)
                    .toStream(out);
            PDFont first = PDType0Font.load(document, fonts.get(0).trueType(), true);
            use(builder, first, 0);
            for (int other = 1; other < fonts.size(); other++) {
                use(builder, PDType0Font.load(document, fonts.get(other).trueType(), true), other);
            }
            builder.useSVGDrawer(new PlotDrawer(page.plots(), first));
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDF();
            }
        }
        PdfTime.stamp(out.toByteArray(), page.time(), file);
    }

    private static void use(PdfRendererBuilder builder, PDFont font, int family) {
        builder.useFont(new PDFontSupplier(font), FAMILIES.get(family), REGULAR, FontStyle.NORMAL, true);
    }
}
