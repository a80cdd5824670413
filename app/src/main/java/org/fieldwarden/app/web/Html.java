package org.fieldwarden.app.web;

/** Text inside HTML. */
final class Html {

    private Html() {}

    /** Any text, harmless between tags and in quoted attributes. */
    static String text(String any) {
        StringBuilder safe = new StringBuilder(any.length());
        for (int index = 0; index < any.length(); index++) {
            char one = any.charAt(index);
            switch (one) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(one);
            }
        }
        return safe.toString();
    }
}
