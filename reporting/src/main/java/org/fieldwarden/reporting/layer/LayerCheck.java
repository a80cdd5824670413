package org.fieldwarden.reporting.layer;

import java.util.List;

/**
 * What was found when a layer was read.
 *
 * @param features polygons that count
 * @param notSelected features of classes that do not count
 * @param withoutGeometry features without a polygon
 * @param repaired ids of features whose polygons were not valid and were repaired
 */
public record LayerCheck(int features, int notSelected, int withoutGeometry, List<String> repaired) {

    private static final int NAMED = 10;

    public LayerCheck {
        repaired = List.copyOf(repaired);
    }

    /** One sentence in Chinese on what was not in order; empty where all was. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!repaired.isEmpty()) {
            text.append("修复无效图形 ")
                    .append(repaired.size())
                    .append(" 个（")
                    .append(firstRepaired())
                    .append("）。");
        }
        if (withoutGeometry > 0) {
            text.append("无图形的要素 ").append(withoutGeometry).append(" 个，未计入。");
        }
        return text.toString();
    }

    /** The first ids of repaired features. */
    public String firstRepaired() {
        String first = String.join("、", repaired.subList(0, Math.min(NAMED, repaired.size())));
        return repaired.size() > NAMED ? first + " 等" : first;
    }
}
