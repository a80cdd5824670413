package org.fieldwarden.reporting.list;

import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Division;
import org.fieldwarden.reporting.list.ListSheet.Calculated;
import org.fieldwarden.reporting.list.MonthlyList.Township;
import org.fieldwarden.reporting.register.NumberedChange;
import org.locationtech.jts.geom.Point;

/** The leads of one township, one to a row, with the columns that city bureaus use. */
final class TownshipSheet {

    private record Column(String name, double width) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("序号", 5),
            new Column("县名称", 9),
            new Column("乡镇", 15),
            new Column("村", 11),
            new Column("监测批次", 11),
            new Column("图斑编号/线索编号", 20),
            new Column("变化类型", 11),
            new Column("前时相", 11),
            new Column("后时相", 11),
            new Column("X(东)", 11),
            new Column("Y(北)", 12),
            new Column("面积(平方米)", 12),
            new Column("面积(亩)", 9),
            new Column("置信度", 7),
            new Column("疑似干扰", 9),
            new Column("核查状态", 8),
            new Column("备注", 14));

    private static final int HEADER_ROW = 2;
    private static final int FIRST_ROW = 3;
    private static final int AREA_M2 = 11;
    private static final int AREA_MU = 12;
    private static final String METRES = "0.00";

    private TownshipSheet() {}

    static void fill(ListSheet sheet, Township township, String batch) {
        int lastColumn = COLUMNS.size() - 1;
        sheet.title(0, lastColumn, township.county() + township.name() + "疑似变化图斑清单（" + batch + "）");
        sheet.subtitle(1, lastColumn, "本表为遥感监测线索，不是认定结论，须实地核查。");
        for (int column = 0; column <= lastColumn; column++) {
            sheet.header(HEADER_ROW, column, COLUMNS.get(column).name());
            sheet.width(column, COLUMNS.get(column).width());
        }
        sheet.height(HEADER_ROW, 32);
        sheet.freezeAbove(FIRST_ROW, HEADER_ROW);
        List<NumberedChange> leads = township.leads();
        for (int index = 0; index < leads.size(); index++) {
            writeLead(sheet, FIRST_ROW + index, leads.get(index), batch);
        }
        writeTotals(sheet, leads);
    }

    private static void writeLead(ListSheet sheet, int row, NumberedChange lead, String batch) {
        Change change = lead.change();
        Point inside = change.place().outline().getInteriorPoint();
        sheet.number(row, 0, row - FIRST_ROW + 1, ListSheet.COUNT);
        if (change.place().locality() instanceof Division division) {
            sheet.text(row, 1, division.county());
            sheet.text(row, 2, division.township());
            sheet.text(row, 3, division.village());
        } else {
            sheet.text(row, 1, "");
            sheet.text(row, 2, change.place().locality().township());
            sheet.text(row, 3, "");
        }
        sheet.text(row, 4, batch);
        sheet.text(row, 5, lead.number());
        sheet.text(row, 6, change.kind().chinese());
        sheet.text(row, 7, date(change.provenance().baseline().flownOn()));
        sheet.text(row, 8, date(change.provenance().current().flownOn()));
        sheet.number(row, 9, inside.getX(), METRES);
        sheet.number(row, 10, inside.getY(), METRES);
        sheet.number(row, AREA_M2, change.area().value(), ListSheet.AREA);
        sheet.number(row, AREA_MU, change.area().mu(), ListSheet.AREA);
        sheet.number(row, 13, change.confidence().value(), METRES);
        sheet.text(row, 14, change.nuisance().isSuspected() ? change.nuisance().chinese() : "");
        sheet.text(row, 15, "待核查");
        sheet.text(row, 16, "");
        sheet.height(row, 18);
    }

    private static void writeTotals(ListSheet sheet, List<NumberedChange> leads) {
        int row = FIRST_ROW + leads.size();
        double squareMetres =
                leads.stream().mapToDouble(lead -> lead.change().area().value()).sum();
        double mu =
                leads.stream().mapToDouble(lead -> lead.change().area().mu()).sum();
        sheet.totalText(row, 0, AREA_M2 - 1, "合计（" + leads.size() + " 个图斑）");
        sheet.total(
                row,
                AREA_M2,
                new Calculated(ListSheet.sum(FIRST_ROW, AREA_M2, row - 1, AREA_M2), squareMetres),
                ListSheet.AREA);
        sheet.total(
                row, AREA_MU, new Calculated(ListSheet.sum(FIRST_ROW, AREA_MU, row - 1, AREA_MU), mu), ListSheet.AREA);
        sheet.totalText(row, AREA_MU + 1, COLUMNS.size() - 1, "");
        sheet.height(row, 20);
    }

    static String date(AcquisitionDate date) {
        return date.isKnown() ? date.text() : "不详";
    }
}
