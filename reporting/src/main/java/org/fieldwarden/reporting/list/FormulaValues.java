package org.fieldwarden.reporting.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts the values beside the formulas of a finished workbook. fastexcel leaves them out, and then viewers that do not
 * calculate (mail and phone previews, data tools) show empty totals.
 */
final class FormulaValues {

    private static final Pattern FORMULA_CELL = Pattern.compile("(<c r=\"([A-Z]+\\d+)\"[^>]*>)<f>([^<]*)</f></c>");
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/sheet(\\d+)\\.xml");
    /** One fixed moment for all entries, so that equal lists give equal bytes. */
    private static final long ENTRY_TIME_MILLIS = 1_767_225_600_000L;

    private FormulaValues() {}

    /**
     * Copies a workbook and adds values.
     *
     * @param values for each sheet, in order, the value of each formula by cell reference
     */
    static void add(Path workbook, List<Map<String, Double>> values, Path target) throws IOException {
        // By its directory: fastexcel's entries have 64-bit descriptors that Java cannot read as a stream.
        try (ZipFile source = new ZipFile(workbook.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry : Collections.list(source.entries())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(ENTRY_TIME_MILLIS);
                out.putNextEntry(copy);
                Matcher sheet = SHEET.matcher(entry.getName());
                try (InputStream in = source.getInputStream(entry)) {
                    if (sheet.matches()) {
                        out.write(withValues(in.readAllBytes(), values.get(Integer.parseInt(sheet.group(1)) - 1)));
                    } else {
                        in.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
    }

    private static byte[] withValues(byte[] sheet, Map<String, Double> values) {
        Matcher cell = FORMULA_CELL.matcher(new String(sheet, StandardCharsets.UTF_8));
        String filled = cell.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) + "<f>" + found.group(3) + "</f><v>" + values.get(found.group(2)) + "</v></c>"));
        return filled.getBytes(StandardCharsets.UTF_8);
    }
}
