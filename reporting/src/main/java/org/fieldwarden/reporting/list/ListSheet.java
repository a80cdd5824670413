package org.fieldwarden.reporting.list;

import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.ConditionalFormattingExpressionRule;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;

/**
 * One sheet in the style of county lists: A4 landscape, one page wide, 微软雅黑, blue header, yellow totals, thin borders.
 * Rows and columns count from 0. Remembers the value of each formula, because fastexcel writes formulas without one.
 */
public final class ListSheet {

    static final String FONT = "微软雅黑";
    public static final String COUNT = "0";
    public static final String AREA = "#,##0.00";

    private static final String HEADER_FILL = "4472C4";
    private static final String TOTAL_FILL = "FFF2CC";
    private static final String MISMATCH_FILL = "FF7C80";
    private static final String BORDER = "thin";
    private static final String BORDER_COLOUR = "8EA9DB";
    private static final String CENTRED = "center";
    private static final float SIDE_MARGIN_INCHES = 0.4f;
    private static final float END_MARGIN_INCHES = 0.6f;

    private final Worksheet sheet;
    private final Map<String, Double> formulaValues = new TreeMap<>();

    ListSheet(Worksheet sheet) {
        this.sheet = sheet;
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.leftMargin(SIDE_MARGIN_INCHES);
        sheet.rightMargin(SIDE_MARGIN_INCHES);
        sheet.topMargin(END_MARGIN_INCHES);
        sheet.bottomMargin(END_MARGIN_INCHES);
        sheet.footer("第 &P 页  共 &N 页", Position.CENTER, FONT, 9);
    }

    /** Value of each formula by cell reference such as {@code E12}. */
    Map<String, Double> formulaValues() {
        return formulaValues;
    }

    public void width(int column, double characters) {
        sheet.width(column, characters);
    }

    public void height(int row, double points) {
        sheet.rowHeight(row, points);
    }

    /** Keeps the rows above {@code firstRow} in sight and repeats those from {@code firstRepeated} on every page. */
    public void freezeAbove(int firstRow, int firstRepeated) {
        sheet.freezePane(0, firstRow);
        sheet.repeatRows(firstRepeated, firstRow - 1);
    }

    public void title(int row, int lastColumn, String text) {
        sheet.value(row, 0, text);
        sheet.range(row, 0, row, lastColumn).merge();
        sheet.range(row, 0, row, lastColumn)
                .style()
                .fontName(FONT)
                .fontSize(16)
                .bold()
                .horizontalAlignment(CENTRED)
                .verticalAlignment(CENTRED)
                .set();
        sheet.rowHeight(row, 30);
    }

    public void subtitle(int row, int lastColumn, String text) {
        sheet.value(row, 0, text);
        sheet.range(row, 0, row, lastColumn).merge();
        sheet.range(row, 0, row, lastColumn)
                .style()
                .fontName(FONT)
                .fontSize(10)
                .horizontalAlignment("left")
                .verticalAlignment(CENTRED)
                .wrapText(true)
                .set();
        sheet.rowHeight(row, 20);
    }

    public void header(int row, int column, String text) {
        header(row, column, row, column, text);
    }

    /** A header cell over several rows and columns. */
    public void header(int row, int column, int lastRow, int lastColumn, String text) {
        sheet.value(row, column, text);
        if (lastRow > row || lastColumn > column) {
            sheet.range(row, column, lastRow, lastColumn).merge();
        }
        bordered(sheet.range(row, column, lastRow, lastColumn).style())
                .bold()
                .fontColor("FFFFFF")
                .fillColor(HEADER_FILL)
                .horizontalAlignment(CENTRED)
                .wrapText(true)
                .set();
    }

    public void text(int row, int column, String text) {
        sheet.value(row, column, guarded(text));
        bordered(sheet.style(row, column))
                .horizontalAlignment(CENTRED)
                .wrapText(true)
                .set();
    }

    public void longText(int row, int column, String text) {
        sheet.value(row, column, guarded(text));
        bordered(sheet.style(row, column))
                .horizontalAlignment("left")
                .wrapText(true)
                .set();
    }

    public void number(int row, int column, Number value, String format) {
        sheet.value(row, column, value);
        bordered(sheet.style(row, column))
                .format(format)
                .horizontalAlignment("right")
                .set();
    }

    public void formula(int row, int column, Calculated calculated, String format) {
        putFormula(row, column, calculated);
        bordered(sheet.style(row, column))
                .format(format)
                .horizontalAlignment("right")
                .set();
    }

    public void totalText(int row, int column, int lastColumn, String text) {
        sheet.value(row, column, text);
        if (lastColumn > column) {
            sheet.range(row, column, row, lastColumn).merge();
        }
        bordered(sheet.range(row, column, row, lastColumn).style())
                .bold()
                .fillColor(TOTAL_FILL)
                .horizontalAlignment(CENTRED)
                .set();
    }

    public void total(int row, int column, Calculated calculated, String format) {
        putFormula(row, column, calculated);
        bordered(sheet.style(row, column))
                .bold()
                .fillColor(TOTAL_FILL)
                .format(format)
                .horizontalAlignment("right")
                .set();
    }

    /** Turns cells of a column red where their value is above zero. */
    public void redWhereAboveZero(int row, int column, int lastRow) {
        redWhere(row, column, lastRow, reference(row, column) + ">0");
    }

    /**
     * Turns cells of a column red where a condition holds; its relative references count from the first cell. fastexcel
     * writes the condition as it is, so it must hold no {@code <} and no {@code &}.
     */
    public void redWhere(int row, int column, int lastRow, String condition) {
        sheet.range(row, column, lastRow, column)
                .style()
                .fillColor(MISMATCH_FILL)
                .set(new ConditionalFormattingExpressionRule(condition, false));
    }

    /** A formula and its value. */
    public record Calculated(String formula, double value) {}

    /** The sum of a rectangle of cells. */
    public static String sum(int row, int column, int lastRow, int lastColumn) {
        return "SUM(" + reference(row, column) + ":" + reference(lastRow, lastColumn) + ")";
    }

    /** A cell's name, for example {@code E12}. */
    public static String reference(int row, int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.append(row + 1).toString();
    }

    /**
     * Text that no spreadsheet takes for a formula, not even after a copy to CSV (OWASP, "CSV Injection"): what starts
     * like one gets an apostrophe before it.
     */
    static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Lines that a text fills in a column: a Chinese character is as wide as two digits. */
    public static int lines(String text, int characters) {
        int room = Math.max(1, characters - 2);
        return text.lines()
                .mapToInt(line -> {
                    int width = line.codePoints()
                            .map(point -> point < 0x2000 ? 1 : 2)
                            .sum();
                    return Math.max(1, (width + room - 1) / room);
                })
                .sum();
    }

    private void putFormula(int row, int column, Calculated calculated) {
        sheet.formula(row, column, calculated.formula());
        formulaValues.put(reference(row, column), calculated.value());
    }

    private static StyleSetter bordered(StyleSetter style) {
        style.fontName(FONT).fontSize(10).verticalAlignment(CENTRED);
        style.borderStyle(BORDER).borderColor(BORDER_COLOUR);
        return style;
    }
}
