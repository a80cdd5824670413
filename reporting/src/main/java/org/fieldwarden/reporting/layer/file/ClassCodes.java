package org.fieldwarden.reporting.layer.file;

import java.util.List;
import java.util.regex.Pattern;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.file.SourceLayer.SourceFeature;
import org.jspecify.annotations.Nullable;

/**
 * Land class codes of a layer: those of the third survey (GB/T 21010-2017, four digits, with a letter behind where the
 * survey gives one) or the older ones of three digits. Both in one layer mean that two surveys were mixed, and then no
 * code says what it seems to say.
 */
final class ClassCodes {

    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}[A-Z]?");
    private static final Pattern THREE_DIGITS = Pattern.compile("\\d{3}[A-Z]?");
    private static final List<String> FARMLAND_NOW = List.of("0101", "0102", "0103");
    private static final List<String> FARMLAND_OLD = List.of("011", "012", "013");

    private final LayerEntry entry;
    private final String attribute;

    ClassCodes(LayerEntry entry, String attribute) {
        this.entry = entry;
        this.attribute = attribute;
    }

    /** The codes that count, after all codes of the layer were checked; empty: all count. */
    List<String> selected(SourceLayer source) {
        if (source.numeric().contains(attribute)) {
            throw bad("keeps the class codes in '" + attribute
                    + "' as numbers, so leading zeros are lost; export them as text");
        }
        @Nullable SourceFeature four = null;
        @Nullable SourceFeature three = null;
        for (SourceFeature feature : source.features()) {
            String code = feature.attribute(attribute);
            if (FOUR_DIGITS.matcher(code).matches()) {
                four = feature;
            } else if (THREE_DIGITS.matcher(code).matches()) {
                three = feature;
            } else {
                throw bad("has in feature " + feature.number() + " the class code '" + code + "' in '" + attribute
                        + "'; codes have four digits (0101), in old surveys three (011)");
            }
        }
        if (four != null && three != null) {
            throw bad("mixes class codes of two surveys: '" + three.attribute(attribute)
                    + "' (three digits, old) in feature "
                    + three.number() + " and '" + four.attribute(attribute)
                    + "' (four digits, third survey) in feature "
                    + four.number() + "; have it brought to one");
        }
        if (!entry.select().isEmpty()) {
            return entry.select();
        }
        return entry.role() == LayerRole.FARMLAND ? (four != null ? FARMLAND_NOW : FARMLAND_OLD) : List.of();
    }

    private InputDataException bad(String problem) {
        return new InputDataException(entry.source().file().toString(), "check layer", problem);
    }
}
