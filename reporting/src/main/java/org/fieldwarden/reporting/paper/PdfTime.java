package org.fieldwarden.reporting.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * Puts a stated time in the place of the clock's into a PDF: into its information, into its metadata (PDF/A wants both to
 * agree), and into its identifier, which PDFBox makes from the time.
 */
final class PdfTime {

    private static final DateTimeFormatter XMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PdfTime() {}

    static void stamp(byte[] pdf, Instant time, Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Calendar calendar = GregorianCalendar.from(time.atZone(ZoneOffset.UTC));
            PDDocumentInformation information = document.getDocumentInformation();
            information.setCreationDate(calendar);
            if (information.getModificationDate() != null) {
                information.setModificationDate(calendar);
            }
            PDMetadata metadata = document.getDocumentCatalog().getMetadata();
            if (metadata != null) {
                String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                        .replaceAll(
                                "<xmp:(Create|Modify)Date>[^<]*</xmp:(Create|Modify)Date>",
                                "<xmp:$1Date>" + XMP.format(time) + "</xmp:$2Date>");
                metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
            }
            document.getDocument().getTrailer().removeItem(COSName.ID);
            document.setDocumentId(time.toEpochMilli());
            document.save(file.toFile());
        }
    }
}
