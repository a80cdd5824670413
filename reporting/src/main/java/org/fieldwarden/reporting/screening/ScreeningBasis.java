package org.fieldwarden.reporting.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.fieldwarden.reporting.layer.LayerSet;

/**
 * What a register was last screened by.
 *
 * @param rules name of the rule set
 * @param rulesSha256 lower-case hex SHA-256 of its file
 */
public record ScreeningBasis(String rules, String rulesSha256, List<LayerUse> layers) {

    private static final int SHORT_HASH = 12;

    public ScreeningBasis {
        layers = List.copyOf(layers);
    }

    public static ScreeningBasis of(LayerSet layers, RuleSet rules) {
        return new ScreeningBasis(
                rules.name(),
                rules.sha256(),
                layers.layers().stream().map(LayerUse::of).toList());
    }

    /** Names rules and layers with all that matters to the result: equal keys, equal findings. */
    public String key() {
        StringBuilder text = new StringBuilder(rulesSha256);
        layers.forEach(layer -> text.append('\n').append(layer.text()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHORT_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The rule set for the notes of a list. */
    public String rulesText() {
        return rules + "（SHA-256 " + rulesSha256.substring(0, SHORT_HASH) + "）";
    }
}
