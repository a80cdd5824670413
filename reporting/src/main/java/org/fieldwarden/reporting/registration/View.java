package org.fieldwarden.reporting.registration;

/** How the later picture of a registration audit was taken. */
public enum View {
    /** Under the same light; sensor noise and compression are its own. */
    ALIKE("alike", "same light and season"),
    /** Under another sun, in another season and through haze; in rendered scenes roofs lean otherwise and land changed. */
    OTHER("other", "other light and season");

    private final String code;
    private final String title;

    View(String code, String title) {
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}
