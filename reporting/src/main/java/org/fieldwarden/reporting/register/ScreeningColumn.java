package org.fieldwarden.reporting.register;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.jspecify.annotations.Nullable;

/**
 * The columns that screening gives a change, in their order in the file. All are NULL before screening; an area is also
 * NULL where it is not known because the layer is missing or does not cover the change.
 */
record ScreeningColumn(String column, String sqlType, String alias, Function<ScreenedChange, @Nullable Object> value) {

    /** Which basis a change was screened by; NULL: not screened. */
    static final String KEY = "screening";

    static final List<ScreeningColumn> ALL = List.of(
            area("farmland_m2", "占用耕地面积（平方米）", LayerRole.FARMLAND, SquareMetres::value),
            area("farmland_mu", "占用耕地面积（亩）", LayerRole.FARMLAND, SquareMetres::mu),
            area("basic_farmland_m2", "占用永久基本农田（平方米）", LayerRole.BASIC_FARMLAND, SquareMetres::value),
            area("basic_farmland_mu", "占用永久基本农田（亩）", LayerRole.BASIC_FARMLAND, SquareMetres::mu),
            area("red_line_m2", "占生态红线（平方米）", LayerRole.RED_LINE, SquareMetres::value),
            area("red_line_mu", "占生态红线（亩）", LayerRole.RED_LINE, SquareMetres::mu),
            area("approved_m2", "在批准用地内（平方米）", LayerRole.APPROVED, SquareMetres::value),
            area("approved_mu", "在批准用地内（亩）", LayerRole.APPROVED, SquareMetres::mu),
            new ScreeningColumn("suspicion", "TEXT", "疑似线索", ScreenedChange::text),
            new ScreeningColumn(
                    "layer_township",
                    "TEXT",
                    "图层乡镇",
                    change -> change.placement().township()),
            new ScreeningColumn(
                    "layer_village", "TEXT", "图层村", change -> change.placement().village()),
            new ScreeningColumn(
                    "parcel", "TEXT", "宗地", change -> change.placement().parcel()),
            new ScreeningColumn(
                    "grid_cell", "TEXT", "网格", change -> change.placement().gridCell()),
            new ScreeningColumn(
                    "grid_officer", "TEXT", "网格员", change -> change.placement().officer()),
            new ScreeningColumn(KEY, "TEXT", "筛查依据", change -> null));

    /** Those whose values follow from the change's screening alone. */
    static List<ScreeningColumn> values() {
        return ALL.subList(0, ALL.size() - 1);
    }

    private static ScreeningColumn area(
            String column, String alias, LayerRole role, Function<SquareMetres, Double> unit) {
        return new ScreeningColumn(column, "REAL", alias, change -> {
            Optional<SquareMetres> taken = change.takings().of(role);
            return taken.isPresent() ? unit.apply(taken.get()) : null;
        });
    }
}
