package org.fieldwarden.reporting.monthly;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.list.ListSheet;
import org.fieldwarden.reporting.list.ListSheet.Calculated;

/**
 * The sheet 月度走势: the months of the year with their new leads and farmland, the year's sums, how they stand to 15 % and
 * 100 mu, and what they may come to by December.
 */
final class TrendSheet {

    private static final List<String> HEADERS =
            List.of("月份", "新发现图斑数", "面积(亩)", "新增建设占用耕地(亩)", "其中已判定须整改(亩)", "其中疑似未判定(亩)");
    private static final int FIRST_ROW = 3;
    private static final int LAST_COLUMN = HEADERS.size() - 1;
    private static final String SHARE = "0.0%";

    private final ListSheet sheet;
    private final MonthlyReport report;
    private final List<MonthTotals> year;

    private TrendSheet(ListSheet sheet, MonthlyReport report) {
        this.sheet = sheet;
        this.report = report;
        this.year = report.year();
    }

    static void fill(ListSheet sheet, MonthlyReport report) {
        new TrendSheet(sheet, report).fill();
    }

    private void fill() {
        sheet.title(
                0,
                LAST_COLUMN,
                "月度走势与年度预警（" + report.month().getYear() + " 年截至 "
                        + report.month().getMonthValue() + " 月）");
        sheet.subtitle(
                1,
                LAST_COLUMN,
                "按首次发现图斑的后时相飞行月份统计；没有比对航次的月份不列；未能核算耕地的图斑未计入耕地面积。疑似不是认定结论。另有 " + report.unknownFarmland()
                        + " 个建设图斑耕地未能核算，" + report.undated() + " 个图斑日期不详；以往图斑扩大占用耕地 "
                        + String.format(
                                Locale.ROOT, "%.2f", report.grownFarmland().mu()) + " 亩，均未计入。");
        sheet.height(1, 34);
        for (int column = 0; column <= LAST_COLUMN; column++) {
            sheet.header(2, column, HEADERS.get(column));
            sheet.width(column, column == 0 ? 30 : 15);
        }
        sheet.height(2, 32);
        sheet.freezeAbove(FIRST_ROW, 2);
        for (int index = 0; index < year.size(); index++) {
            writeMonth(FIRST_ROW + index, year.get(index));
        }
        int total = FIRST_ROW + year.size();
        writeTotals(total);
        writeWarnings(total);
        writeForecasts(total + 5);
    }

    private void writeMonth(int row, MonthTotals month) {
        sheet.text(row, 0, month.month().toString());
        sheet.number(row, 1, month.all().count(), ListSheet.COUNT);
        sheet.number(row, 2, month.all().area().mu(), ListSheet.AREA);
        sheet.number(row, 3, month.construction().mu(), ListSheet.AREA);
        sheet.number(row, 4, month.decided().mu(), ListSheet.AREA);
        sheet.number(row, 5, month.pending().mu(), ListSheet.AREA);
        sheet.height(row, 20);
    }

    private void writeTotals(int row) {
        sheet.totalText(row, 0, 0, "合计");
        sheet.total(row, 1, down(1, sum(month -> (double) month.all().count())), ListSheet.COUNT);
        sheet.total(row, 2, down(2, sumMu(month -> month.all().area())), ListSheet.AREA);
        sheet.total(row, 3, down(3, sumMu(MonthTotals::construction)), ListSheet.AREA);
        sheet.total(row, 4, down(4, sumMu(MonthTotals::decided)), ListSheet.AREA);
        sheet.total(row, 5, down(5, sumMu(MonthTotals::pending)), ListSheet.AREA);
        sheet.height(row, 22);
    }

    private void writeWarnings(int total) {
        double built = sumMu(MonthTotals::construction);
        double decided = sumMu(MonthTotals::decided);
        double both = decided + sumMu(MonthTotals::pending);
        String builtCell = ListSheet.reference(total, 3);
        String decidedCell = ListSheet.reference(total, 4);
        String bothCells = decidedCell + "+" + ListSheet.reference(total, 5);
        figure(total + 1, "已判定占比（警戒线 15%）", share(decidedCell, builtCell, decided, built), SHARE);
        figure(total + 2, "含疑似占比（警戒线 15%）", share("(" + bothCells + ")", builtCell, both, built), SHARE);
        figure(total + 3, "已判定（亩，警戒线 100）", new Calculated(decidedCell, decided), ListSheet.AREA);
        figure(total + 4, "含疑似（亩，警戒线 100）", new Calculated(bothCells, both), ListSheet.AREA);
        sheet.redWhere(total + 1, 1, total + 2, ListSheet.reference(total + 1, 1) + ">=0.15");
        sheet.redWhere(total + 3, 1, total + 4, ListSheet.reference(total + 3, 1) + ">=100");
    }

    private void writeForecasts(int row) {
        forecast(row, "至年末预计：新增建设占用耕地（亩）", MonthTotals::construction);
        forecast(row + 1, "至年末预计：已判定与疑似（亩）", month -> month.decided().plus(month.pending()));
    }

    private void forecast(int row, String name, Function<MonthTotals, SquareMetres> part) {
        Optional<RedLineForecast> forecast = report.forecast(part);
        sheet.longText(row, 0, name);
        sheet.height(row, 32);
        if (forecast.isPresent()) {
            sheet.number(row, 1, forecast.get().mu(), ListSheet.AREA);
            sheet.longText(
                    row,
                    2,
                    String.format(
                            Locale.ROOT,
                            "80%% 区间 %.2f 至 %.2f",
                            forecast.get().low(),
                            forecast.get().high()));
        } else {
            sheet.text(row, 1, "不作预计");
            sheet.longText(row, 2, "有航次的月份不足 " + RedLineForecast.FEWEST_MONTHS + " 个");
        }
    }

    private void figure(int row, String name, Calculated figure, String format) {
        sheet.longText(row, 0, name);
        sheet.formula(row, 1, figure, format);
        sheet.height(row, 32);
    }

    private static Calculated share(String part, String whole, double partMu, double wholeMu) {
        return new Calculated("IF(" + whole + "=0,0," + part + "/" + whole + ")", wholeMu == 0 ? 0 : partMu / wholeMu);
    }

    private Calculated down(int column, double value) {
        return new Calculated(ListSheet.sum(FIRST_ROW, column, FIRST_ROW + year.size() - 1, column), value);
    }

    private double sumMu(Function<MonthTotals, SquareMetres> part) {
        return sum(month -> part.apply(month).mu());
    }

    private double sum(Function<MonthTotals, Double> part) {
        return year.stream().mapToDouble(part::apply).sum();
    }
}
