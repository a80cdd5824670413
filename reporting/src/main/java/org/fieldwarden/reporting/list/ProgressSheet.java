package org.fieldwarden.reporting.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.casework.CaseSums;
import org.fieldwarden.reporting.casework.CaseSums.Sum;
import org.fieldwarden.reporting.casework.Rectification;
import org.fieldwarden.reporting.list.ListSheet.Calculated;
import org.fieldwarden.reporting.list.MonthlyList.Township;
import org.fieldwarden.reporting.register.NumberedChange;

/**
 * The sheet 办理进度: cases that a named person decided have to be put right, by township: total, rectified and in which
 * way, remaining; each as count, area and farmland; the share that is rectified and the township's rank by it. The last column checks the two equations by formula and turns red
 * where one does not hold.
 */
final class ProgressSheet {

    private static final int HEADER_ROW = 2;
    private static final int FIRST_ROW = 4;
    private static final int FIRST_COLUMN = 2;
    private static final List<String> GROUPS = List.of("总数", "已整改", "拆除", "补办", "其他", "未整改");
    private static final List<String> MEASURES = List.of("图斑数", "面积(亩)", "耕地(亩)");
    private static final int RATE_COLUMN = FIRST_COLUMN + GROUPS.size() * MEASURES.size();
    private static final int RANK_COLUMN = RATE_COLUMN + 1;
    private static final int CHECK_COLUMN = RATE_COLUMN + 2;
    private static final String RATE = "0.0%";
    private static final int TOTAL = 0;
    private static final int RECTIFIED = 1;
    private static final int REMAINING = 5;
    private static final int CHECK_DECIMALS = 4;
    private static final double CHECK_UNIT = 10_000;

    private final ListSheet sheet;
    private final MonthlyList list;

    private ProgressSheet(ListSheet sheet, MonthlyList list) {
        this.sheet = sheet;
        this.list = list;
    }

    static void fill(ListSheet sheet, MonthlyList list) {
        new ProgressSheet(sheet, list).fill();
    }

    private void fill() {
        sheet.title(0, CHECK_COLUMN, "图斑办理进度表（" + list.batch() + "）");
        sheet.subtitle(
                1,
                CHECK_COLUMN,
                "只计经具名人员判定须整改的图斑。总数 = 已整改 + 未整改；已整改 = 拆除 + 补办 + 其他；待审核的计入未整改。整改率按面积，没有须整改图斑的乡镇记为 100%。核对差不为零的以红色标出。");
        writeHeader();
        List<Township> townships = list.townships();
        List<List<Double>> rows =
                townships.stream().map(township -> values(township.leads())).toList();
        for (int index = 0; index < townships.size(); index++) {
            writeTownship(FIRST_ROW + index, townships.get(index), rows);
        }
        writeTotals(FIRST_ROW + townships.size(), rows);
        sheet.redWhereAboveZero(FIRST_ROW, CHECK_COLUMN, FIRST_ROW + townships.size());
    }

    private void writeHeader() {
        sheet.header(HEADER_ROW, 0, HEADER_ROW + 1, 0, "序号");
        sheet.header(HEADER_ROW, 1, HEADER_ROW + 1, 1, "乡镇");
        sheet.width(0, 5);
        sheet.width(1, 14);
        for (int group = 0; group < GROUPS.size(); group++) {
            int column = column(group, 0);
            sheet.header(HEADER_ROW, column, HEADER_ROW, column + MEASURES.size() - 1, GROUPS.get(group));
            for (int measure = 0; measure < MEASURES.size(); measure++) {
                sheet.header(HEADER_ROW + 1, column + measure, MEASURES.get(measure));
                sheet.width(column + measure, measure == 0 ? 6.5 : 8.5);
            }
        }
        sheet.header(HEADER_ROW, RATE_COLUMN, HEADER_ROW + 1, RATE_COLUMN, "整改率");
        sheet.header(HEADER_ROW, RANK_COLUMN, HEADER_ROW + 1, RANK_COLUMN, "排名");
        sheet.header(HEADER_ROW, CHECK_COLUMN, HEADER_ROW + 1, CHECK_COLUMN, "核对差");
        sheet.width(RATE_COLUMN, 7.5);
        sheet.width(RANK_COLUMN, 5.5);
        sheet.width(CHECK_COLUMN, 7);
        sheet.height(HEADER_ROW, 22);
        sheet.height(HEADER_ROW + 1, 22);
        sheet.freezeAbove(FIRST_ROW, 0);
    }

    private void writeTownship(int row, Township township, List<List<Double>> all) {
        List<Double> values = all.get(row - FIRST_ROW);
        int lastRow = FIRST_ROW + all.size() - 1;
        long rank = 1 + all.stream().filter(other -> rate(other) > rate(values)).count();
        sheet.number(row, 0, row - FIRST_ROW + 1, ListSheet.COUNT);
        sheet.text(row, 1, township.name());
        for (int index = 0; index < values.size(); index++) {
            sheet.number(row, FIRST_COLUMN + index, values.get(index), format(index));
        }
        sheet.formula(row, RATE_COLUMN, rate(row, values), RATE);
        sheet.formula(row, RANK_COLUMN, new Calculated(rankFormula(row, lastRow), rank), ListSheet.COUNT);
        sheet.formula(row, CHECK_COLUMN, check(row, values), ListSheet.AREA);
        sheet.height(row, 20);
    }

    /** Share of the area that is rectified; a township with nothing to rectify has done everything. */
    private static Calculated rate(int row, List<Double> values) {
        String total = ListSheet.reference(row, column(TOTAL, 1));
        return new Calculated(
                "IF(" + total + "=0,1," + ListSheet.reference(row, column(RECTIFIED, 1)) + "/" + total + ")",
                rate(values));
    }

    private static double rate(List<Double> values) {
        double total = values.get(TOTAL * MEASURES.size() + 1);
        return total == 0 ? 1 : values.get(RECTIFIED * MEASURES.size() + 1) / total;
    }

    private static String rankFormula(int row, int lastRow) {
        return "RANK(" + ListSheet.reference(row, RATE_COLUMN) + "," + ListSheet.reference(FIRST_ROW, RATE_COLUMN) + ":"
                + ListSheet.reference(lastRow, RATE_COLUMN) + ")";
    }

    private void writeTotals(int row, List<List<Double>> rows) {
        sheet.totalText(row, 0, 1, "合计");
        List<Double> sums = new ArrayList<>();
        for (int index = 0; index < GROUPS.size() * MEASURES.size(); index++) {
            int column = index;
            double sum = rows.stream().mapToDouble(values -> values.get(column)).sum();
            sums.add(sum);
            String formula = rows.isEmpty()
                    ? "0"
                    : ListSheet.sum(FIRST_ROW, FIRST_COLUMN + index, row - 1, FIRST_COLUMN + index);
            sheet.total(row, FIRST_COLUMN + index, new Calculated(formula, sum), format(index));
        }
        sheet.total(row, RATE_COLUMN, rate(row, sums), RATE);
        sheet.totalText(row, RANK_COLUMN, RANK_COLUMN, "");
        sheet.total(row, CHECK_COLUMN, check(row, sums), ListSheet.AREA);
        sheet.height(row, 22);
    }

    /** Count, mu and mu of farmland of each group. */
    private List<Double> values(List<NumberedChange> leads) {
        List<CaseFile> cases = leads.stream()
                .map(lead -> list.standing().leadOf(lead.change().id()))
                .distinct()
                .map(list.standing()::caseOf)
                .flatMap(Optional::stream)
                .toList();
        CaseSums sums = CaseSums.of(cases);
        List<Double> values = new ArrayList<>();
        add(values, sums.total());
        add(values, sums.rectified());
        for (Rectification way : Rectification.values()) {
            add(values, sums.ways().getOrDefault(way, Sum.NONE));
        }
        add(values, sums.remaining());
        return values;
    }

    private static void add(List<Double> values, Sum sum) {
        values.add((double) sum.count());
        values.add(sum.extent().area().mu());
        values.add(sum.extent().farmland().mu());
    }

    /** The sum of how far both equations are off, for count, area and farmland. */
    private static Calculated check(int row, List<Double> values) {
        StringBuilder formula = new StringBuilder();
        double off = 0;
        for (int measure = 0; measure < MEASURES.size(); measure++) {
            formula.append(measure == 0 ? "" : "+")
                    .append(difference(row, measure, TOTAL, List.of(RECTIFIED, REMAINING)))
                    .append("+")
                    .append(difference(row, measure, RECTIFIED, List.of(2, 3, 4)));
            off += difference(values, measure, TOTAL, List.of(RECTIFIED, REMAINING))
                    + difference(values, measure, RECTIFIED, List.of(2, 3, 4));
        }
        return new Calculated(formula.toString(), off);
    }

    private static String difference(int row, int measure, int whole, List<Integer> parts) {
        StringBuilder formula =
                new StringBuilder("ABS(ROUND(").append(ListSheet.reference(row, column(whole, measure)));
        parts.forEach(part -> formula.append("-").append(ListSheet.reference(row, column(part, measure))));
        return formula.append(",").append(CHECK_DECIMALS).append("))").toString();
    }

    private static double difference(List<Double> values, int measure, int whole, List<Integer> parts) {
        double off = values.get(whole * MEASURES.size() + measure);
        for (int part : parts) {
            off -= values.get(part * MEASURES.size() + measure);
        }
        return Math.abs(Math.round(off * CHECK_UNIT) / CHECK_UNIT);
    }

    private static int column(int group, int measure) {
        return FIRST_COLUMN + group * MEASURES.size() + measure;
    }

    private static String format(int index) {
        return index % MEASURES.size() == 0 ? ListSheet.COUNT : ListSheet.AREA;
    }
}
