package org.fieldwarden.reporting.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The head of a paper: its title, the style that all papers share, and what stands in the margins of printed pages.
 *
 * @param title of the document
 * @param heading at the top left of every page
 * @param subject at the top right of every page; it should be short, as it must fit into the margin
 */
public record PaperHead(String title, String heading, String subject) {

    private static final String STYLES = "paper.css";

    /** Writes the head element. */
    public void write(Markup page, Language language) {
        page.open("head")
                .empty("meta", "charset", "UTF-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", title)
                .style(styles() + margins(language))
                .close();
    }

    private String margins(Language language) {
        String number = language == Language.CHINESE
                ? "\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\""
                : "\"Page \" counter(page) \" of \" counter(pages)";
        String style =
                "font-family: fieldwarden-paper, fieldwarden-names, sans-serif; font-size: 8pt; color: #5f6770; white-space: nowrap;";
        return "@page { @top-left { content: %s; %s } @top-right { content: %s; %s } @bottom-right { content: %s; %s } }%n"
                .formatted(quoted(heading), style, quoted(subject), style + " text-align: right;", number, style)
                .replace(System.lineSeparator(), "\n");
    }

    private static String quoted(String text) {
        return '"' + text.replaceAll("[\\\\\"<&\\p{Cntrl}]", "_") + '"';
    }

    private static String styles() {
        try (InputStream in = PaperHead.class.getResourceAsStream(STYLES)) {
            String css = new String(Objects.requireNonNull(in, STYLES).readAllBytes(), StandardCharsets.UTF_8);
            return css.replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own style sheet can be read", e);
        }
    }
}
