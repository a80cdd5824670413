package org.fieldwarden.reporting.register;

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
enum ChangeColumn {
    CHANGE_ID("change_id", "TEXT NOT NULL UNIQUE", "线索标识", change -> change.id().value()),
    KIND("kind", "TEXT NOT NULL", "变化类型代码", change -> change.kind().code()),
    KIND_ZH("kind_zh", "TEXT NOT NULL", "变化类型", change -> change.kind().chinese()),
    COVER_FROM(
            "cover_from", "TEXT NOT NULL", "前时相地类", change -> change.changed().from().code()),
    COVER_TO(
            "cover_to", "TEXT NOT NULL", "后时相地类", change -> change.changed().to().code()),
    AREA_M2("area_m2", "REAL NOT NULL", "面积（平方米）", change -> change.area().value()),
    AREA_MU("area_mu", "REAL NOT NULL", "面积（亩）", change -> change.area().mu()),
    CONFIDENCE(
            "confidence", "REAL NOT NULL", "置信度", change -> change.confidence().value()),
    GSD("gsd_m", "REAL NOT NULL", "分辨率（米）", change -> change.provenance().gsd().metres()),
    BASELINE_FLIGHT(
            "baseline_flight",
            "TEXT NOT NULL",
            "前时相航次",
            change -> change.provenance().baseline().id().value()),
    CURRENT_FLIGHT(
            "current_flight",
            "TEXT NOT NULL",
            "后时相航次",
            change -> change.provenance().current().id().value()),
    LAST_ABSENT(
            "last_absent",
            "TEXT NOT NULL",
            "前时相",
            change -> change.provenance().baseline().flownOn().text()),
    FIRST_SEEN(
            "first_seen",
            "TEXT NOT NULL",
            "后时相",
            change -> change.provenance().current().flownOn().text()),
    DIVISION_CODE("division_code", "TEXT", "行政区划代码", ofDivision(Division::code)),
    COUNTY("county", "TEXT", "县", ofDivision(Division::county)),
    TOWNSHIP("township", "TEXT", "乡镇", ofDivision(Division::township)),
    VILLAGE("village", "TEXT", "村", ofDivision(Division::village)),
    LOCALITY("locality", "TEXT NOT NULL", "区划或网格", change -> locality(change).key()),
    MODEL_HASH(
            "model_hash",
            "TEXT NOT NULL",
            "模型标识",
            change -> change.provenance().modelBundleHash()),
    RESIDUAL("residual_m", "REAL NOT NULL", "配准残差（米）", change -> change.provenance()
            .residualMetres());

    private final String column;
    private final String sqlType;
    private final String alias;
    private final Function<Change, @Nullable Object> value;

    ChangeColumn(String column, String sqlType, String alias, Function<Change, @Nullable Object> value) {
        this.column = column;
        this.sqlType = sqlType;
        this.alias = alias;
        this.value = value;
    }

    String column() {
        return column;
    }

    String declaration() {
        return column + " " + sqlType;
    }

    String alias() {
        return alias;
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
