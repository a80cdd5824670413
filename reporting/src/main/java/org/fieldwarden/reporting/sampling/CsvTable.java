package org.fieldwarden.reporting.sampling;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;

/**
 * Rows of a CSV file (RFC 4180) by the names in its first line. Reads what spreadsheets make of such a file too: UTF-8
 * with or without a byte order mark or GBK, and commas, semicolons or tabs between the columns.
 */
final class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String SEPARATORS = ",;\t";

    private CsvTable() {}

    /** Each row as column name to text; all rows have all columns of the first line. */
    static List<Map<String, String>> read(Path file, List<String> needed) {
        List<List<String>> lines = parse(text(file));
        if (lines.isEmpty() || !lines.get(0).containsAll(needed)) {
            throw new InputDataException(
                    file.toString(), "read table", "its first line must name the columns " + String.join(", ", needed));
        }
        List<String> header = lines.get(0);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> row = new TreeMap<>();
            for (int column = 0; column < header.size(); column++) {
                row.put(
                        header.get(column),
                        column < line.size() ? line.get(column).strip() : "");
            }
            rows.add(row);
        }
        return rows;
    }

    /** The text of a table, UTF-8 with a byte order mark so that spreadsheets show Chinese. */
    static String toText(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        text.append(line(header));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> fields) {
        return fields.stream().map(CsvTable::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String field) {
        return field.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r' || SEPARATORS.indexOf(c) >= 0)
                ? '"' + field.replace("\"", "\"\"") + '"'
                : field;
    }

    private static String text(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException("Cannot read " + file + ": name a table that is there.");
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
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static List<List<String>> parse(String text) {
        char separator = separator(text);
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inQuotes = false;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '"') {
                boolean doubled = inQuotes && index + 1 < text.length() && text.charAt(index + 1) == '"';
                if (doubled) {
                    field.append('"');
                    index++;
                } else {
                    inQuotes = !inQuotes;
                }
            } else if (inQuotes || (c != separator && c != '\n' && c != '\r')) {
                field.append(c);
            } else if (c != '\r') {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    addUnlessBlank(lines, line);
                    line = new ArrayList<>();
                }
            }
        }
        line.add(field.toString());
        addUnlessBlank(lines, line);
        return lines;
    }

    private static void addUnlessBlank(List<List<String>> lines, List<String> line) {
        if (!line.stream().allMatch(String::isBlank)) {
            lines.add(line);
        }
    }

    private static char separator(String text) {
        for (int index = 0; index < text.length() && text.charAt(index) != '\n'; index++) {
            if (SEPARATORS.indexOf(text.charAt(index)) >= 0) {
                return text.charAt(index);
            }
        }
        return ',';
    }
}
