package org.fieldwarden.reporting.paper;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Text that is well-formed XML and reads the same as HTML: elements are closed in the order in which they were opened, and
 * whatever a name may hold is escaped.
 */
public final class Markup {

    private final StringBuilder text = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values by turns
     */
    public Markup open(String tag, String... attributes) {
        start(tag, attributes);
        text.append('>');
        open.push(tag);
        return this;
    }

    public Markup close() {
        text.append("</").append(open.pop()).append('>');
        if (open.size() <= 3) {
            text.append('\n');
        }
        return this;
    }

    public Markup text(String content) {
        text.append(escaped(content));
        return this;
    }

    /** An element that holds nothing but text. */
    public Markup element(String tag, String content, String... attributes) {
        return open(tag, attributes).text(content).close();
    }

    /** An element without content, which HTML knows as void. */
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        text.append(" />");
        return this;
    }

    /** A style sheet; it must not hold the signs that HTML and XML read differently there. */
    public Markup style(String css) {
        if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
            throw new IllegalArgumentException("A style sheet inside a page holds neither < nor &");
        }
        text.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    private void start(String tag, String... attributes) {
        text.append('<').append(tag);
        for (int name = 0; name < attributes.length; name += 2) {
            text.append(' ').append(attributes[name]).append("=\"");
            text.append(escaped(attributes[name + 1])).append('"');
        }
    }

    private static String escaped(String content) {
        StringBuilder safe = new StringBuilder(content.length());
        content.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isXml(point) ? point : '\uFFFD');
            }
        });
        return safe.toString();
    }

    /** What XML 1.0 may hold; a file name may hold more. */
    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    /** Everything so far; all elements must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Not closed: " + open);
        }
        return text.toString();
    }
}
