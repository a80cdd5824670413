package org.fieldwarden.reporting.export;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.screening.ScreenedChange;

/** The columns of an exported Shapefile: names are initials of the pinyin, as bureaus' tables have them. */
record LeadColumn(DbfField field, Cell cell) {

    /** What a column says of a lead. */
    @FunctionalInterface
    interface Cell {
        byte[] of(Lead lead, DbfField field, GbkText texts);
    }

    /** Roles whose ground a lead may take, in the order of the columns. */
    private static final List<LayerRole> TAKEN =
            List.of(LayerRole.FARMLAND, LayerRole.BASIC_FARMLAND, LayerRole.RED_LINE, LayerRole.APPROVED);

    static final List<LeadColumn> ALL = List.of(
            text("TBBH", 20, Lead::number),
            text("XSBS", 20, lead -> lead.change().id().value()),
            text("BHLX", 20, lead -> lead.change().kind().chinese()),
            text("QDL", 12, lead -> lead.change().changed().from().chinese()),
            text("HDL", 12, lead -> lead.change().changed().to().chinese()),
            number("JCMJ", 16, 2, lead -> lead.change().area().value()),
            number("JCMJM", 16, 4, lead -> lead.change().area().mu()),
            text("QSX", 10, lead -> day(lead.change().provenance().baseline().flownOn())),
            text("HSX", 10, lead -> day(lead.change().provenance().current().flownOn())),
            number("DZB", 14, 3, lead -> inside(lead.change(), 0)),
            number("BZB", 14, 3, lead -> inside(lead.change(), 1)),
            text("XZQDM", 12, lead -> lead.division().map(Division::code).orElse("")),
            text("XZQMC", 120, Lead::placeName),
            text("XZMC", 60, Lead::township),
            text("CMC", 60, Lead::village),
            taken("GDMJ", LayerRole.FARMLAND),
            taken("YJMJ", LayerRole.BASIC_FARMLAND),
            taken("STHX", LayerRole.RED_LINE),
            taken("PZMJ", LayerRole.APPROVED),
            text("HSQK", 80, LeadColumn::measured),
            text("YSXS", 254, lead -> lead.screened().map(ScreenedChange::text).orElse("")),
            text("ZT", 20, Lead::state),
            number("ZXD", 6, 3, lead -> lead.change().confidence().value()),
            text("YSGR", 12, lead -> lead.change().nuisance().chinese()),
            text("WGBH", 40, lead -> lead.placement().gridCell()),
            text("WGY", 40, lead -> lead.placement().officer()));

    private static LeadColumn text(String name, int width, Function<Lead, String> value) {
        return new LeadColumn(DbfField.text(name, width), (lead, field, texts) -> field.cell(value.apply(lead), texts));
    }

    private static LeadColumn number(String name, int width, int decimals, ToDoubleFunction<Lead> value) {
        return new LeadColumn(
                DbfField.number(name, width, decimals), (lead, field, texts) -> field.cell(value.applyAsDouble(lead)));
    }

    /** Square metres; blank where it is not known. */
    private static LeadColumn taken(String name, LayerRole role) {
        return new LeadColumn(DbfField.number(name, 16, 2), (lead, field, texts) -> {
            OptionalDouble area = area(lead, role);
            return area.isPresent() ? field.cell(area.getAsDouble()) : field.blank();
        });
    }

    private static OptionalDouble area(Lead lead, LayerRole role) {
        return lead.screened().flatMap(screened -> screened.takings().of(role)).stream()
                .mapToDouble(SquareMetres::value)
                .findFirst();
    }

    /** Says in words which areas are blank: some programs show a blank number as 0. */
    private static String measured(Lead lead) {
        if (lead.screened().isEmpty()) {
            return "未筛查";
        }
        List<String> open = new ArrayList<>();
        for (LayerRole role : TAKEN) {
            if (area(lead, role).isEmpty()) {
                open.add(role.chinese());
            }
        }
        return open.isEmpty() ? "已核算" : "未能核算：" + String.join("、", open);
    }

    private static String day(AcquisitionDate day) {
        return day.isKnown() ? day.text() : "不详";
    }

    /** A point inside the outline; ordinate 0 is the easting, 1 the northing. */
    private static double inside(Change change, int ordinate) {
        return change.place().outline().getInteriorPoint().getCoordinate().getOrdinate(ordinate);
    }
}
