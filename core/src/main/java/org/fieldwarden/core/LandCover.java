package org.fieldwarden.core;

/** What covers the ground at a pixel on one date. Each has the channel of the network's output that
 * speaks for it. */
public enum LandCover {
    BUILDING(0, "building", "建筑物"),
    HARD_SURFACE(1, "hard-surface", "硬化地面"),
    BARE_GROUND(2, "bare-ground", "裸土"),
    VEGETATION(3, "vegetation", "植被"),
    WATER(4, "water", "水面");

    private final int channel;
    private final String code;
    private final String chinese;

    LandCover(int channel, String code, String chinese) {
        this.channel = channel;
        this.code = code;
        this.chinese = chinese;
    }

    /** Channel of the network's land-cover output, and value in label rasters: 0..4. */
    public int channel() {
        return channel;
    }

    public static LandCover ofChannel(int channel) {
        for (LandCover cover : values()) {
            if (cover.channel == channel) {
                return cover;
            }
        }
        throw new IllegalArgumentException("Land-cover channels are 0 to 4, not: " + channel);
    }

    /** Name in events and files, for example {@code bare-ground}. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public static LandCover ofCode(String code) {
        for (LandCover cover : values()) {
            if (cover.code.equals(code)) {
                return cover;
            }
        }
        throw new IllegalArgumentException("Unknown land cover: " + code);
    }
}
