package org.fieldwarden.reporting.layer.file;

import com.linuxense.javadbf.DBFException;
import com.linuxense.javadbf.DBFReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.InputDataException;

/**
 * The attributes of a Shapefile. They are read as bytes first, because their encoding may only show in them.
 *
 * @param numeric fields that are kept as numbers
 * @param rows one for each row of the file; empty for rows that are marked as deleted
 */
record DbfTable(Set<String> numeric, List<Optional<Map<String, String>>> rows) {

    private static final int LANGUAGE_AT = 29;

    DbfTable {
        numeric = Set.copyOf(numeric);
        rows = List.copyOf(rows);
    }

    /**
     * What is said of the encoding outside the table.
     *
     * @param told by {@code layers.yaml}
     * @param cpg content of the .cpg
     */
    record Wish(Optional<String> told, Optional<String> cpg) {

        static Wish of(Optional<String> told, Optional<String> cpg) {
            return new Wish(told, cpg);
        }
    }

    static DbfTable read(Path file, Wish wish, Set<String> wanted) {
        try {
            return decoded(file, wish, raw(file), wanted);
        } catch (IOException | DBFException e) {
            throw new InputDataException(
                    file.toString(), "read layer", "cannot be read (" + e.getMessage() + "); export it again", e);
        }
    }

    /** The table with every byte of its texts as one character. */
    private static List<Optional<Map<String, Object>>> raw(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                DBFReader reader = new DBFReader(in, StandardCharsets.ISO_8859_1, true, false)) {
            List<String> names = new ArrayList<>();
            for (int field = 0; field < reader.getFieldCount(); field++) {
                names.add(reader.getField(field).getName());
            }
            List<Optional<Map<String, Object>>> rows = new ArrayList<>();
            for (Object[] row = reader.nextRecord(); row != null; row = reader.nextRecord()) {
                // The first field is the library's own: whether the row is deleted.
                rows.add(Boolean.TRUE.equals(row[0]) ? Optional.empty() : Optional.of(values(names, row)));
            }
            return rows;
        }
    }

    private static Map<String, Object> values(List<String> names, Object[] row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int field = 1; field < row.length; field++) {
            if (row[field] != null) {
                values.put(names.get(field), row[field]);
            }
        }
        return values;
    }

    private static DbfTable decoded(Path file, Wish wish, List<Optional<Map<String, Object>>> raw, Set<String> wanted)
            throws IOException {
        DbfEncoding encoding = new DbfEncoding(file, languageByte(file));
        Charset charset = encoding.choose(wish, raw);
        Set<String> numeric = new HashSet<>();
        List<Optional<Map<String, String>>> rows = new ArrayList<>(raw.size());
        for (Optional<Map<String, Object>> row : raw) {
            rows.add(row.map(values -> {
                Map<String, String> texts = new HashMap<>();
                values.forEach((field, value) -> {
                    String name = encoding.text(field, charset);
                    if (wanted.contains(name)) {
                        texts.put(name, text(value, encoding, charset));
                        if (value instanceof Number) {
                            numeric.add(name);
                        }
                    }
                });
                return texts;
            }));
        }
        return new DbfTable(numeric, rows);
    }

    private static String text(Object value, DbfEncoding encoding, Charset charset) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value instanceof String text
                ? encoding.text(text, charset).strip()
                : String.valueOf(value).strip();
    }

    private static int languageByte(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(LANGUAGE_AT + 1);
            return head.length > LANGUAGE_AT ? head[LANGUAGE_AT] & 0xFF : 0;
        }
    }
}
