package org.fieldwarden.reporting.list;

/** Why ground could not be judged, in words, by the kind of issue that the register keeps. */
public final class UnobservedReason {

    private UnobservedReason() {}

    /** In Chinese. */
    public static String chinese(String kind) {
        return switch (kind) {
            case "nodata" -> "至少一期无影像";
            case "co-registration" -> "两期影像配准不合格";
            case "unreadable" -> "影像不可读";
            default -> "处理失败";
        };
    }

    /** In English. */
    public static String english(String kind) {
        return switch (kind) {
            case "nodata" -> "no imagery on one date at least";
            case "co-registration" -> "the dates could not be laid on each other";
            case "unreadable" -> "imagery unreadable";
            default -> "processing failed";
        };
    }
}
