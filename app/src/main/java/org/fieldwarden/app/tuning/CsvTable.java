package org.fieldwarden.app.tuning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.UsageException;

/**
 * A table as office programs save it: RFC 4180 with comma, semicolon or tab, in UTF-8 or, as a Chinese Windows saves it,
 * in GB18030. Rows above the header, such as a list's title, are passed over.
 *
 * @param header cells of the header, stripped
 * @param rows below the header
 */
record CsvTable(List<String> header, List<Row> rows) {

    /**
     * One row.
     *
     * @param number in the file, from 1
     */
    record Row(int number, List<String> cells) {

        String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
        }

        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    CsvTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file whose header is the first row with one of the given names.
     *
     * @throws UsageException where there is no such row or the file cannot be read
     */
    static CsvTable read(Path file, List<String> headerNames) {
        String text = text(file);
        List<Row> rows = split(text, separator(text));
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = rows.get(i).cells().stream().map(String::strip).toList();
            if (cells.stream().anyMatch(headerNames::contains)) {
                return new CsvTable(
                        cells,
                        rows.subList(i + 1, rows.size()).stream()
                                .filter(row -> !row.blank())
                                .toList());
            }
        }
        throw new UsageException(
                "The table " + file + " has no header with a column " + String.join(" or ", headerNames) + ".");
    }

    /** The column with the first of the names that there is; -1 where there is none. */
    int column(List<String> names) {
        return names.stream()
                .mapToInt(header::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static String text(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException("The table " + file + " cannot be read: check the path.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The one that is most frequent; the words of a verdict hold none of them. */
    private static char separator(String text) {
        char best = ',';
        for (char one : new char[] {',', ';', '\t'}) {
            if (count(text, one) > count(text, best)) {
                best = one;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static List<Row> split(String text, char separator) {
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            boolean last = i == text.length();
            if (quoted && !last) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                rows.add(new Row(rows.size() + 1, List.copyOf(cells)));
                cells.clear();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }
}
