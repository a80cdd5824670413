package org.fieldwarden.reporting.layer;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.fieldwarden.core.UsageException;

/** What a layer is in screening. */
public enum LayerRole {
    FARMLAND("farmland", "耕地"),
    BASIC_FARMLAND("basic-farmland", "永久基本农田"),
    RED_LINE("red-line", "生态保护红线"),
    APPROVED("approved", "批准用地"),
    PARCEL("parcel", "宗地"),
    TOWNSHIP("township", "乡镇"),
    VILLAGE("village", "村"),
    GRID_CELL("grid-cell", "网格");

    private final String code;
    private final String chinese;

    LayerRole(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /** Name in {@code layers.yaml} and {@code rules.yaml}. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    /**
     * The role of that name.
     *
     * @param where the file and place that names it, for the message
     */
    public static LayerRole ofCode(String code, String where) {
        return Arrays.stream(values())
                .filter(role -> role.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new UsageException(where + " names the role '" + code + "'; roles are "
                        + Arrays.stream(values()).map(LayerRole::code).collect(Collectors.joining(", ")) + "."));
    }
}
