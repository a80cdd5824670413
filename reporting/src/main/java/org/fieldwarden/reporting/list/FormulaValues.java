package org.fieldwarden.reporting.list;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
    static void add(byte[] workbook, List<Map<String, Double>> values, OutputStream target) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(target)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(ENTRY_TIME_MILLIS);
                out.putNextEntry(copy);
                Matcher sheet = SHEET.matcher(entry.getName());
                byte[] content = in.readAllBytes();
                out.write(
                        sheet.matches()
                                ? withValues(content, values.get(Integer.parseInt(sheet.group(1)) - 1))
                                : content);
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
