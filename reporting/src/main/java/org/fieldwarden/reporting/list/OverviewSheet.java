package org.fieldwarden.reporting.list;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.reporting.list.ListSheet.Calculated;
import org.fieldwarden.reporting.list.MonthlyList.Township;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;

/**
 * The sheet 汇总: townships by kinds of change with number and area. All sums are of unrounded values; where the printed
 * parts do not add up to a printed total, the difference is shown as 舍入差 instead of being hidden.
 */
final class OverviewSheet {

    private static final int HEADER_ROW = 2;
    private static final int FIRST_ROW = 4;
    private static final int FIRST_KIND_COLUMN = 2;
    private static final double CENTS = 100;

    private final ListSheet sheet;
    private final List<Township> townships;
    private final List<ChangeKind> kinds;
    private final List<TakenColumn> taken;
    private final Standing standing;
    private final int subtotalColumn;

    private OverviewSheet(ListSheet sheet, MonthlyList list) {
        this.sheet = sheet;
        this.townships = list.townships();
        this.kinds = Arrays.stream(ChangeKind.values())
                .filter(kind ->
                        list.leads().stream().anyMatch(lead -> lead.change().kind() == kind))
                .toList();
        this.standing = list.standing();
        this.taken = list.isScreened() ? List.of(TakenColumn.values()) : List.of();
        this.subtotalColumn = FIRST_KIND_COLUMN + 2 * kinds.size();
    }

    static void fill(ListSheet sheet, MonthlyList list) {
        OverviewSheet overview = new OverviewSheet(sheet, list);
        sheet.title(0, overview.lastColumn(), "疑似变化图斑汇总表（" + list.batch() + "）");
        sheet.subtitle(1, overview.lastColumn(), "本表为遥感监测线索，不是认定结论，须实地核查。单位：个、亩。" + overview.openText());
        overview.writeHeader();
        overview.writeTownships();
        overview.writeTotals();
    }

    private int lastColumn() {
        return Math.max(takenColumn(0) + taken.size() - 1, 5);
    }

    private int residueColumn() {
        return subtotalColumn + 2;
    }

    /** Column of what is taken; behind the subtotal and its residue. */
    private int takenColumn(int index) {
        return subtotalColumn + 2 + (residuesAcross() ? 1 : 0) + index;
    }

    /** How many changes a sum does not hold, because what they take is not known. */
    private String openText() {
        StringBuilder text = new StringBuilder();
        for (TakenColumn column : taken) {
            long open = allLeads().stream()
                    .filter(lead -> column.mu(standing.of(lead.change().id())).isEmpty())
                    .count();
            if (open > 0) {
                text.append(column.header()).append("有 ").append(open).append(" 个图斑未能核算，未计入合计。");
            }
        }
        return text.toString();
    }

    private int totalRow() {
        return FIRST_ROW + townships.size();
    }

    private void writeHeader() {
        sheet.header(HEADER_ROW, 0, HEADER_ROW + 1, 0, "序号");
        sheet.header(HEADER_ROW, 1, HEADER_ROW + 1, 1, "乡镇");
        sheet.width(0, 5);
        sheet.width(1, 14);
        for (int index = 0; index <= kinds.size(); index++) {
            int column = FIRST_KIND_COLUMN + 2 * index;
            String name = index < kinds.size() ? kinds.get(index).chinese() : "小计";
            sheet.header(HEADER_ROW, column, HEADER_ROW, column + 1, name);
            sheet.header(HEADER_ROW + 1, column, "图斑数");
            sheet.header(HEADER_ROW + 1, column + 1, "面积(亩)");
            sheet.width(column, 6.5);
            sheet.width(column + 1, 9.5);
        }
        if (residuesAcross()) {
            sheet.header(HEADER_ROW, residueColumn(), HEADER_ROW + 1, residueColumn(), "舍入差");
            sheet.width(residueColumn(), 7);
        }
        for (int index = 0; index < taken.size(); index++) {
            int column = takenColumn(index);
            sheet.header(
                    HEADER_ROW, column, HEADER_ROW + 1, column, taken.get(index).header());
            sheet.width(column, 12);
        }
        sheet.height(HEADER_ROW, 22);
        sheet.height(HEADER_ROW + 1, 22);
        sheet.freezeAbove(FIRST_ROW, 0);
    }

    private void writeTownships() {
        for (int index = 0; index < townships.size(); index++) {
            int row = FIRST_ROW + index;
            List<NumberedChange> leads = townships.get(index).leads();
            sheet.number(row, 0, index + 1, ListSheet.COUNT);
            sheet.text(row, 1, townships.get(index).name());
            for (int kind = 0; kind < kinds.size(); kind++) {
                int column = FIRST_KIND_COLUMN + 2 * kind;
                sheet.number(row, column, count(leads, kind), ListSheet.COUNT);
                sheet.number(row, column + 1, mu(leads, kind), ListSheet.AREA);
            }
            sheet.formula(row, subtotalColumn, across(row, 0, count(leads)), ListSheet.COUNT);
            sheet.formula(row, subtotalColumn + 1, across(row, 1, mu(leads)), ListSheet.AREA);
            if (residuesAcross()) {
                sheet.formula(row, residueColumn(), residueAcross(row, leads), ListSheet.AREA);
            }
            for (int column = 0; column < taken.size(); column++) {
                sheet.number(row, takenColumn(column), taken.get(column).sumMu(leads, standing), ListSheet.AREA);
            }
            sheet.height(row, 20);
        }
    }

    private void writeTotals() {
        int row = totalRow();
        sheet.totalText(row, 0, 1, "合计");
        List<NumberedChange> all = allLeads();
        for (int kind = 0; kind < kinds.size(); kind++) {
            int column = FIRST_KIND_COLUMN + 2 * kind;
            sheet.total(row, column, down(column, count(all, kind)), ListSheet.COUNT);
            sheet.total(row, column + 1, down(column + 1, mu(all, kind)), ListSheet.AREA);
        }
        sheet.total(row, subtotalColumn, down(subtotalColumn, count(all)), ListSheet.COUNT);
        sheet.total(row, subtotalColumn + 1, down(subtotalColumn + 1, mu(all)), ListSheet.AREA);
        if (residuesAcross()) {
            sheet.total(row, residueColumn(), residueAcross(row, all), ListSheet.AREA);
        }
        for (int index = 0; index < taken.size(); index++) {
            double sum = taken.get(index).sumMu(all, standing);
            sheet.total(row, takenColumn(index), down(takenColumn(index), sum), ListSheet.AREA);
        }
        sheet.height(row, 22);
        if (residuesDown()) {
            writeResiduesDown(row + 1);
        }
    }

    private void writeResiduesDown(int row) {
        sheet.totalText(row, 0, 1, "舍入差（亩）");
        for (int index = 0; index <= kinds.size(); index++) {
            int column = FIRST_KIND_COLUMN + 2 * index;
            sheet.totalText(row, column, column, "");
            Calculated residue = new Calculated(residueFormula(column + 1), residueDown(index));
            sheet.total(row, column + 1, residue, ListSheet.AREA);
        }
        writeTakenResiduesDown(row);
        if (residuesAcross()) {
            sheet.totalText(row, residueColumn(), residueColumn(), "");
        }
        sheet.height(row, 22);
    }

    private void writeTakenResiduesDown(int row) {
        for (int index = 0; index < taken.size(); index++) {
            int column = takenColumn(index);
            sheet.total(row, column, new Calculated(residueFormula(column), takenResidue(index)), ListSheet.AREA);
        }
    }

    private String residueFormula(int column) {
        return "ROUND(" + ListSheet.reference(totalRow(), column) + ",2)-SUMPRODUCT(ROUND("
                + ListSheet.reference(FIRST_ROW, column) + ":" + ListSheet.reference(totalRow() - 1, column) + ",2))";
    }

    private double takenResidue(int index) {
        return residueDown(leads -> taken.get(index).sumMu(leads, standing));
    }

    private Calculated across(int row, int offset, double value) {
        if (kinds.isEmpty()) {
            return new Calculated("0", 0);
        }
        StringBuilder formula = new StringBuilder("SUM(");
        for (int kind = 0; kind < kinds.size(); kind++) {
            formula.append(kind == 0 ? "" : ",")
                    .append(ListSheet.reference(row, FIRST_KIND_COLUMN + 2 * kind + offset));
        }
        return new Calculated(formula.append(")").toString(), value);
    }

    private Calculated down(int column, double value) {
        return townships.isEmpty()
                ? new Calculated("0", 0)
                : new Calculated(ListSheet.sum(FIRST_ROW, column, totalRow() - 1, column), value);
    }

    private Calculated residueAcross(int row, List<NumberedChange> leads) {
        StringBuilder formula = new StringBuilder("ROUND(" + ListSheet.reference(row, subtotalColumn + 1) + ",2)");
        for (int kind = 0; kind < kinds.size(); kind++) {
            formula.append("-ROUND(")
                    .append(ListSheet.reference(row, FIRST_KIND_COLUMN + 2 * kind + 1))
                    .append(",2)");
        }
        return new Calculated(formula.toString(), residueAcross(leads));
    }

    private double residueAcross(List<NumberedChange> leads) {
        long parts = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            parts += cents(mu(leads, kind));
        }
        return (cents(mu(leads)) - parts) / CENTS;
    }

    private double residueDown(int kindIndex) {
        return residueDown(kindIndex < kinds.size() ? leads -> mu(leads, kindIndex) : OverviewSheet::mu);
    }

    private double residueDown(ToDoubleFunction<List<NumberedChange>> area) {
        long parts = townships.stream()
                .mapToLong(township -> cents(area.applyAsDouble(township.leads())))
                .sum();
        return (cents(area.applyAsDouble(allLeads())) - parts) / CENTS;
    }

    private boolean residuesAcross() {
        return residueAcross(allLeads()) != 0
                || townships.stream().anyMatch(township -> residueAcross(township.leads()) != 0);
    }

    private boolean residuesDown() {
        for (int index = 0; index <= kinds.size(); index++) {
            if (residueDown(index) != 0) {
                return true;
            }
        }
        for (int index = 0; index < taken.size(); index++) {
            if (takenResidue(index) != 0) {
                return true;
            }
        }
        return false;
    }

    private List<NumberedChange> allLeads() {
        return townships.stream().flatMap(township -> township.leads().stream()).toList();
    }

    private int count(List<NumberedChange> leads, int kindIndex) {
        return count(ofKind(leads, kindIndex));
    }

    private static int count(List<NumberedChange> leads) {
        return leads.size();
    }

    private double mu(List<NumberedChange> leads, int kindIndex) {
        return mu(ofKind(leads, kindIndex));
    }

    private static double mu(List<NumberedChange> leads) {
        return leads.stream().mapToDouble(lead -> lead.change().area().mu()).sum();
    }

    private List<NumberedChange> ofKind(List<NumberedChange> leads, int kindIndex) {
        return leads.stream()
                .filter(lead -> lead.change().kind() == kinds.get(kindIndex))
                .toList();
    }

    private static long cents(double value) {
        return Math.round(value * CENTS);
    }
}
