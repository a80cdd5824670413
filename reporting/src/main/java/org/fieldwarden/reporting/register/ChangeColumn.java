package org.fieldwarden.reporting.register;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.Locality;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the register that follow from a change alone, in their order in the file, with the Chinese name under
 * which QGIS shows them. Texts are text, numbers are SQLite REAL. A column without value is NULL in the file.
 */
record ChangeColumn(String column, String sqlType, String alias, Function<Change, @Nullable Object> value) {

    static final List<ChangeColumn> ALL = List.of(
            new ChangeColumn(
                    "change_id",
                    "TEXT NOT NULL UNIQUE",
                    "线索标识",
                    change -> change.id().value()),
            new ChangeColumn(
                    "kind", "TEXT NOT NULL", "变化类型代码", change -> change.kind().code()),
            new ChangeColumn(
                    "kind_zh", "TEXT NOT NULL", "变化类型", change -> change.kind().chinese()),
            new ChangeColumn(
                    "cover_from",
                    "TEXT NOT NULL",
                    "前时相地类",
                    change -> change.changed().from().code()),
            new ChangeColumn(
                    "cover_to",
                    "TEXT NOT NULL",
                    "后时相地类",
                    change -> change.changed().to().code()),
            new ChangeColumn(
                    "area_m2",
                    "REAL NOT NULL",
                    "面积（平方米）",
                    change -> change.area().value()),
            new ChangeColumn(
                    "area_mu", "REAL NOT NULL", "面积（亩）", change -> change.area().mu()),
            new ChangeColumn(
                    "confidence",
                    "REAL NOT NULL",
                    "置信度",
                    change -> change.confidence().value()),
            new ChangeColumn(
                    "nuisance",
                    "TEXT NOT NULL DEFAULT 'none'",
                    "疑似干扰代码",
                    change -> change.nuisance().code()),
            new ChangeColumn(
                    "nuisance_zh",
                    "TEXT NOT NULL DEFAULT '无'",
                    "疑似干扰",
                    change -> change.nuisance().chinese()),
            new ChangeColumn(
                    "gsd_m",
                    "REAL NOT NULL",
                    "分辨率（米）",
                    change -> change.provenance().gsd().metres()),
            new ChangeColumn(
                    "baseline_flight",
                    "TEXT NOT NULL",
                    "前时相航次",
                    change -> change.provenance().baseline().id().value()),
            new ChangeColumn(
                    "current_flight",
                    "TEXT NOT NULL",
                    "后时相航次",
                    change -> change.provenance().current().id().value()),
            new ChangeColumn(
                    "last_absent",
                    "TEXT NOT NULL",
                    "前时相",
                    change -> change.provenance().baseline().flownOn().text()),
            new ChangeColumn(
                    "first_seen",
                    "TEXT NOT NULL",
                    "后时相",
                    change -> change.provenance().current().flownOn().text()),
            new ChangeColumn("division_code", "TEXT", "行政区划代码", ofDivision(Division::code)),
            new ChangeColumn("county", "TEXT", "县", ofDivision(Division::county)),
            new ChangeColumn("township", "TEXT", "乡镇", ofDivision(Division::township)),
            new ChangeColumn("village", "TEXT", "村", ofDivision(Division::village)),
            new ChangeColumn(
                    "locality",
                    "TEXT NOT NULL",
                    "区划或网格",
                    change -> locality(change).key()),
            new ChangeColumn(
                    "model_hash",
                    "TEXT NOT NULL",
                    "模型标识",
                    change -> change.provenance().modelBundleHash()),
            new ChangeColumn(
                    "residual_m",
                    "REAL NOT NULL",
                    "配准残差（米）",
                    change -> change.provenance().residualMetres()));

    String declaration() {
        return column + " " + sqlType;
    }

    Optional<Object> of(Change change) {
        return Optional.ofNullable(value.apply(change));
    }

    private static Locality locality(Change change) {
        return change.place().locality();
    }

    private static Function<Change, @Nullable Object> ofDivision(Function<Division, Object> part) {
        return change -> locality(change) instanceof Division division ? part.apply(division) : null;
    }
}
