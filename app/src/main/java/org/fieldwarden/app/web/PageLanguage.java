package org.fieldwarden.app.web;

/** Languages of the page, Chinese first. */
enum PageLanguage {
    ZH("zh", "zh-CN"),
    EN("en", "en");

    private final String code;
    private final String tag;

    PageLanguage(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** The language of a request; Chinese unless English is asked for. */
    static PageLanguage of(String asked) {
        return asked.equals(EN.code) ? EN : ZH;
    }

    String code() {
        return code;
    }

    /** BCP 47 tag of the page. */
    String tag() {
        return tag;
    }

    /** The text of this language. */
    String choose(String chinese, String english) {
        return this == ZH ? chinese : english;
    }
}
