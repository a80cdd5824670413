package org.fieldwarden.reporting.nuisance;

/** What makes two pictures of unchanged ground differ, with the dial it is turned by. */
public enum Nuisance {
    SHIFT("shift", "Shift between the two flights", "错位", "pixels"),
    SUN_AZIMUTH("sun-azimuth", "Difference of sun azimuth", "太阳方位角之差", "degrees"),
    ROOF_LEAN("roof-lean", "Difference of roof lean (parallax)", "屋顶投影差之差", "metres per metre of height"),
    SEASON("season", "Season", "季节", "0 = same season, 1 = high summer against winter"),
    HAZE("haze", "Haze of the current flight", "雾霾", "share of the light"),
    JPEG("jpeg", "JPEG quality of the current flight", "JPEG 质量", "quality, 100 = best"),
    BRIGHTNESS("brightness", "Brightness of the current flight", "亮度", "factor"),
    GAMMA("gamma", "Gamma of the current flight", "伽马", "exponent");

    private final String code;
    private final String title;
    private final String chinese;
    private final String unit;

    Nuisance(String code, String title, String chinese, String unit) {
        this.code = code;
        this.title = title;
        this.chinese = chinese;
        this.unit = unit;
    }

    /** Name in files. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String chinese() {
        return chinese;
    }

    /** Unit of the dial. */
    public String unit() {
        return unit;
    }
}
