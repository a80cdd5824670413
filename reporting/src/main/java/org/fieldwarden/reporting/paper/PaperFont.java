package org.fieldwarden.reporting.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A font that a PDF can hold: one with TrueType outlines whose maker allows embedding. Fonts with PostScript outlines, like
 * Noto Sans CJK's, cannot be cut down to the letters in use by PDFBox and are passed over.
 */
public final class PaperFont implements AutoCloseable {

    /** Where Windows, Linux and macOS keep the fonts of all users. */
    public static final List<Path> FOLDERS = List.of(
            Path.of("C:/Windows/Fonts"),
            Path.of("/usr/share/fonts"),
            Path.of("/usr/local/share/fonts"),
            Path.of("/System/Library/Fonts"),
            Path.of("/Library/Fonts"));

    /** Chinese fonts with TrueType outlines, best for reading first; lower case. */
    private static final List<String> CHINESE_FILES = List.of(
            "msyh.ttc",
            "msyh.ttf",
            "wqy-microhei.ttc",
            "notosanssc-regular.ttf",
            "notosanssc[wght].ttf",
            "notosanssc-vf.ttf",
            "deng.ttf",
            "wqy-zenhei.ttc",
            "droidsansfallbackfull.ttf",
            "droidsansfallback.ttf",
            "simhei.ttf",
            "stheiti light.ttc",
            "arial unicode.ttf",
            "simsun.ttc");

    private static final int DEPTH = 6;

    /** PDFBox carries this one (Liberation Sans, SIL Open Font License). */
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** What has to be closed with the font. */
    private interface Source extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private final TrueTypeFont font;
    private final Source source;

    private PaperFont(TrueTypeFont font, Source source) {
        this.font = font;
        this.source = source;
    }

    /** The best font in these folders that has every letter of {@code needed}. */
    public static Optional<PaperFont> find(List<Path> folders, String needed) {
        Map<String, Path> files = new HashMap<>();
        folders.forEach(folder -> collect(folder, files));
        for (String name : CHINESE_FILES) {
            Path file = files.get(name);
            if (file != null) {
                Optional<PaperFont> font = read(file, needed);
                if (font.isPresent()) {
                    return font;
                }
            }
        }
        return Optional.empty();
    }

    /** Latin letters, on every machine. */
    public static PaperFont latin() {
        try (InputStream in = PDDocument.class.getResourceAsStream(LATIN)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(Objects.requireNonNull(in, LATIN)));
            return new PaperFont(font, font::close);
        } catch (IOException e) {
            throw new UncheckedIOException("PDFBox's own font can be read", e);
        }
    }

    TrueTypeFont trueType() {
        return font;
    }

    /** Whether the font has every letter of a text. */
    public boolean shows(String text) {
        return shows(font, text);
    }

    private static boolean shows(TrueTypeFont font, String text) {
        try {
            var letters = font.getUnicodeCmapLookup();
            return text.codePoints().allMatch(point -> Character.isWhitespace(point) || letters.getGlyphId(point) != 0);
        } catch (IOException e) {
            return false; // without a table of letters it shows none
        }
    }

    private static void collect(Path folder, Map<String, Path> files) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.putIfAbsent(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT), file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE; // a folder that we may not enter has no font for us
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static Optional<PaperFont> read(Path file, String needed) {
        try {
            return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".ttc")
                    ? ofCollection(new TrueTypeCollection(file.toFile()), needed)
                    : ofFont(new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile())), needed);
        } catch (IOException e) {
            return Optional.empty(); // a damaged font is no font; the next one may do
        }
    }

    private static Optional<PaperFont> ofFont(TrueTypeFont font, String needed) throws IOException {
        if (serves(font, needed)) {
            return Optional.of(new PaperFont(font, font::close));
        }
        font.close();
        return Optional.empty();
    }

    private static Optional<PaperFont> ofCollection(TrueTypeCollection faces, String needed) throws IOException {
        List<TrueTypeFont> serving = new ArrayList<>();
        faces.processAllFonts(face -> {
            if (serving.isEmpty() && serves(face, needed)) {
                serving.add(face);
            }
        });
        if (serving.isEmpty()) {
            faces.close();
        }
        return serving.stream().findFirst().map(face -> new PaperFont(face, faces::close));
    }

    private static boolean serves(TrueTypeFont font, String needed) throws IOException {
        if (!font.getTableMap().containsKey("glyf") || !shows(font, needed)) {
            return false;
        }
        try (PDDocument trial = new PDDocument()) {
            PDType0Font.load(trial, font, true); // refuses a font whose maker forbids embedding
            return true;
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close a font", e);
        }
    }
}
