package org.fieldwarden.reporting.audit.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.PairPictures;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.PaperFont;
import org.fieldwarden.reporting.paper.PaperPdf;

/**
 * The audit as files for people: {@code audit.zh.html}, {@code audit.zh.pdf}, {@code audit.en.html}, {@code audit.en.pdf}.
 * A page needs nothing beside it. Where this machine has no Chinese font that a PDF can hold, the PDF is in English and says
 * so; the Chinese HTML is written all the same, because browsers bring their fonts.
 */
public final class AuditPaper {

    /** How many of the worst pairs are shown. */
    public static final int WORST = 20;

    /**
     * What was written.
     *
     * @param files in the order of writing
     * @param chinesePdfMissing whether a Chinese PDF was asked for and could not be made
     */
    public record Written(List<Path> files, boolean chinesePdfMissing) {

        public Written {
            files = List.copyOf(files);
        }
    }

    private final AuditReport report;
    private final PaperPage page;
    private final List<Path> fontFolders;

    /**
     * The paper of a report. The pictures of the worst pairs are read here, and no others.
     *
     * @param pictures of a pair by its name
     * @param date printed as the date of the report
     */
    public AuditPaper(AuditReport report, Function<String, PairPictures> pictures, LocalDate date) {
        this(report, pictures, date, PaperFont.FOLDERS);
    }

    AuditPaper(AuditReport report, Function<String, PairPictures> pictures, LocalDate date, List<Path> fontFolders) {
        this.report = report;
        this.fontFolders = fontFolders;
        List<WorstPair> worst = report.worst(WORST).stream()
                .map(pair -> WorstPair.of(pair, pictures.apply(pair.name())))
                .toList();
        this.page = new PaperPage(report, worst, date);
    }

    /**
     * Writes the paper in these languages and removes what an earlier audit left in others, as it would contradict this one.
     *
     * @throws UsageException where the folder cannot be written
     */
    public Written write(Path folder, Set<Language> languages) {
        removeEarlier(folder);
        List<Path> files = new ArrayList<>();
        for (Language language : Language.values()) {
            if (languages.contains(language)) {
                Path html = file(folder, language, "html");
                WholeFile.writeText(html, page.in(language, Optional.empty()).xhtml());
                files.add(html);
            }
        }
        Optional<PaperFont> chinese = PaperFont.find(fontFolders, chineseLetters());
        try (PaperFont latin = PaperFont.latin()) {
            boolean missing = languages.contains(Language.CHINESE) && chinese.isEmpty();
            if (languages.contains(Language.CHINESE) && chinese.isPresent()) {
                files.add(writePdf(folder, Language.CHINESE, List.of(chinese.get()), Optional.empty()));
            }
            if (languages.contains(Language.ENGLISH) || missing) {
                files.add(writePdf(
                        folder,
                        Language.ENGLISH,
                        Stream.concat(Stream.of(latin), chinese.stream()).toList(),
                        missing ? Optional.of(Sentence.NO_CHINESE_FONT) : Optional.empty()));
            }
            return new Written(files, missing);
        } finally {
            chinese.ifPresent(PaperFont::close);
        }
    }

    private Path writePdf(Path folder, Language language, List<PaperFont> fonts, Optional<Sentence> remark) {
        Path pdf = file(folder, language, "pdf");
        Optional<Sentence> said =
                remark.isEmpty() && !showNames(fonts) ? Optional.of(Sentence.UNSHOWN_LETTERS) : remark;
        WholeFile.write(pdf, temporary -> PaperPdf.write(page.in(language, said), fonts, temporary));
        return pdf;
    }

    private boolean showNames(List<PaperFont> fonts) {
        return Stream.concat(
                        Stream.of(
                                report.set(),
                                report.model().name(),
                                report.model().version()),
                        report.pairs().stream().flatMap(pair -> Stream.of(pair.name(), pair.place())))
                .flatMapToInt(String::codePoints)
                .mapToObj(Character::toString)
                .allMatch(letter -> fonts.stream().anyMatch(font -> font.shows(letter)));
    }

    private static String chineseLetters() {
        return Stream.of(
                        Arrays.stream(Label.values()).map(label -> label.in(Language.CHINESE)),
                        Arrays.stream(Sentence.values()).map(sentence -> sentence.form(Language.CHINESE)),
                        Arrays.stream(ChangeKind.values()).map(ChangeKind::chinese))
                .flatMap(words -> words)
                .collect(Collectors.joining());
    }

    private static void removeEarlier(Path folder) {
        for (Language language : Language.values()) {
            for (String ending : List.of("html", "pdf")) {
                Path earlier = file(folder, language, ending);
                try {
                    Files.deleteIfExists(earlier);
                } catch (IOException e) {
                    throw new UsageException("Cannot replace " + earlier + ": close the program that shows it.");
                }
            }
        }
    }

    private static Path file(Path folder, Language language, String ending) {
        return folder.resolve("audit." + language.code() + "." + ending);
    }
}
