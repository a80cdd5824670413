package org.fieldwarden.reporting.paper;

/** A language in which papers are written. */
public enum Language {
    CHINESE("zh", "zh-CN"),
    ENGLISH("en", "en");

    private final String code;
    private final String tag;

    Language(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** Name in files and on the command line. */
    public String code() {
        return code;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }
}
