package org.fieldwarden.reporting.paper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fieldwarden.reporting.files.WholeFile;

/** Prints a paper as PDF in the language that is wanted, or in English where no font of this machine can be embedded for it. */
public final class PaperPrinter {

    private final List<Path> fontFolders;

    private PaperPrinter(List<Path> fontFolders) {
        this.fontFolders = fontFolders;
    }

    /** A printer with the fonts of this machine. */
    public static PaperPrinter ofThisMachine() {
        return new PaperPrinter(PaperFont.FOLDERS);
    }

    /**
     * Prints a paper, replacing what was there.
     *
     * @param letters Chinese letters that the paper needs
     * @param content of the paper in a language
     * @return the language in which it was printed
     */
    public Language print(Path pdf, Language wanted, String letters, Function<Language, PaperContent> content) {
        Optional<PaperFont> chinese = PaperFont.find(fontFolders, letters);
        try (PaperFont latin = PaperFont.latin()) {
            Language language = chinese.isEmpty() ? Language.ENGLISH : wanted;
            List<PaperFont> fonts = new ArrayList<>();
            if (language == Language.ENGLISH) {
                fonts.add(latin);
            }
            chinese.ifPresent(fonts::add);
            PaperContent page = content.apply(language);
            WholeFile.write(pdf, temporary -> PaperPdf.write(page, fonts, temporary));
            return language;
        } finally {
            chinese.ifPresent(PaperFont::close);
        }
    }
}
