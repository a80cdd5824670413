package org.fieldwarden.reporting.list;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.list.MonthlyList.Township;

/**
 * The monthly list as a workbook: the overview 汇总, a sheet for each township, 预警指标 where it was screened, 办理进度 where
 * people have decided, and 说明. Cells hold plain values; totals
 * are live formulas that carry their value.
 */
public final class MonthlyListWorkbook {

    private static final int NAME_LENGTH = 31;
    private static final String OVERVIEW = "汇总";
    private static final String RED_LINE = "预警指标";
    private static final String PROGRESS = "办理进度";
    private static final String NOTES = "说明";

    private MonthlyListWorkbook() {}

    /** Writes the workbook, replacing what was there. */
    public static void write(Path target, MonthlyList list) {
        write(target, list, list, List.of());
    }

    /**
     * Writes the workbook, replacing what was there.
     *
     * @param progress the leads whose cases the sheet 办理进度 counts
     * @param more sheets before 说明
     */
    public static void write(Path target, MonthlyList list, MonthlyList progress, List<SheetPage> more) {
        WholeFile.write(target, temporary -> {
            Path draft = temporary.resolveSibling(temporary.getFileName() + ".draft");
            try {
                List<ListSheet> sheets = draft(draft, list, progress, more);
                FormulaValues.add(
                        draft, sheets.stream().map(ListSheet::formulaValues).toList(), temporary);
            } finally {
                Files.deleteIfExists(draft);
            }
        });
    }

    private static List<ListSheet> draft(Path target, MonthlyList list, MonthlyList progress, List<SheetPage> more)
            throws IOException {
        List<ListSheet> sheets = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(target);
                Workbook workbook = new Workbook(out, "Fieldwarden", "1.0")) {
            workbook.setGlobalDefaultFont(ListSheet.FONT, 10);
            Set<String> taken = new HashSet<>(Set.of(OVERVIEW, RED_LINE, PROGRESS, NOTES));
            OverviewSheet.fill(newSheet(workbook, OVERVIEW, sheets), list);
            for (Township township : list.townships()) {
                String name = sheetName(township.name(), taken);
                TownshipSheet.fill(newSheet(workbook, name, sheets), township, list);
            }
            if (list.isScreened()) {
                RedLineSheet.fill(newSheet(workbook, RED_LINE, sheets), list);
            }
            if (!list.standing().cases().isEmpty()) {
                ProgressSheet.fill(newSheet(workbook, PROGRESS, sheets), progress);
            }
            for (SheetPage page : more) {
                page.fill().accept(newSheet(workbook, sheetName(page.name(), taken), sheets));
            }
            NotesSheet.fill(newSheet(workbook, NOTES, sheets), list);
        }
        return sheets;
    }

    private static ListSheet newSheet(Workbook workbook, String name, List<ListSheet> sheets) {
        ListSheet sheet = new ListSheet(workbook.newWorksheet(name));
        sheets.add(sheet);
        return sheet;
    }

    /** A name that Excel accepts (no {@code []:*?/\}, at most 31 characters) and that no other sheet has. */
    static String sheetName(String wanted, Set<String> taken) {
        String clean = wanted.replaceAll("[\\[\\]:*?/\\\\'\\p{Cntrl}]", "_").strip();
        String base = clean.isEmpty() ? "_" : clean;
        String name = shortened(base, "");
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = shortened(base, "（" + number + "）");
        }
        return name;
    }

    private static String shortened(String base, String suffix) {
        return base.substring(0, Math.min(base.length(), NAME_LENGTH - suffix.length())) + suffix;
    }
}
