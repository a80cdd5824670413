package org.fieldwarden.core;

/** The kinds of change that a list is grouped by; derived from the two land covers, never stored on its own. */
public enum ChangeKind {
    BUILDING_APPEARED("building-appeared", "新增建筑"),
    BUILDING_DISAPPEARED("building-disappeared", "拆除建筑"),
    BUILDING_ALTERED("building-altered", "建筑改扩建"),
    GROUND_HARDENED("ground-hardened", "地面硬化"),
    GROUND_BARED("ground-bared", "开挖推土"),
    WATER_APPEARED("water-appeared", "挖塘造湖"),
    WATER_DISAPPEARED("water-disappeared", "填塘"),
    VEGETATION_RESTORED("vegetation-restored", "复耕复绿"),
    COVER_ALTERED("cover-altered", "其他变化");

    private final String code;
    private final String chinese;

    ChangeKind(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /** Whether a building came, went or was altered. */
    public boolean isOfBuilding() {
        return this == BUILDING_APPEARED || this == BUILDING_DISAPPEARED || this == BUILDING_ALTERED;
    }

    /** Name in events and files, for example {@code building-appeared}. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    static ChangeKind of(LandCover from, LandCover to) {
        if (from == to) {
            return from == LandCover.BUILDING ? BUILDING_ALTERED : COVER_ALTERED;
        }
        if (from == LandCover.BUILDING) {
            return BUILDING_DISAPPEARED;
        }
        return switch (to) {
            case BUILDING -> BUILDING_APPEARED;
            case HARD_SURFACE -> GROUND_HARDENED;
            case WATER -> WATER_APPEARED;
            case BARE_GROUND -> from == LandCover.WATER ? WATER_DISAPPEARED : GROUND_BARED;
            case VEGETATION -> from == LandCover.WATER ? WATER_DISAPPEARED : VEGETATION_RESTORED;
        };
    }
}
