package org.fieldwarden.reporting.audit.paper;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.reporting.audit.Interval;
import org.fieldwarden.reporting.audit.SizeBin;
import org.fieldwarden.reporting.paper.Language;

/** Words and figures of one language, written the same way throughout an audit. */
record Wording(Language language) {

    private static final double M2_PER_HECTARE = 1e4;
    private static final double M2_PER_KM2 = 1e6;

    String of(Label label) {
        return label.in(language);
    }

    String of(Sentence sentence, Object... values) {
        return sentence.in(language, values);
    }

    String kind(ChangeKind kind) {
        return language == Language.CHINESE ? kind.chinese() : kind.code().replace('-', ' ');
    }

    String bin(SizeBin bin) {
        return bin.label().replace(">=", "≥ ").replace("<", "< ").replace("-", "–");
    }

    /** Four decimals; a dash where the ratio is undefined. */
    static String ratio(OptionalDouble value) {
        return value.isPresent() ? decimals(value.getAsDouble(), 4) : "–";
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? decimals(100 * share.getAsDouble(), 1) + " %" : "–";
    }

    /** A share that is claimed as proven: cut, never rounded up. */
    static String provenPercent(double share) {
        return decimals(Math.floor(1000 * share) / 10, 1) + " %";
    }

    String interval(Optional<Interval> interval) {
        return interval.map(one -> range(one, 4)).orElse(of(Label.NO_INTERVAL));
    }

    static String range(Interval interval, int decimals) {
        return decimals(interval.lower(), decimals) + " – " + decimals(interval.upper(), decimals);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A length or a threshold as somebody would write it: no more decimals than it has, at most four. */
    static String plain(double value) {
        return decimals(value, 4).replaceAll("\\.?0+$", "");
    }

    /** An area in square metres, hectares or square kilometres. */
    String area(double squareMetres) {
        if (squareMetres >= M2_PER_KM2) {
            return of(Sentence.SQUARE_KILOMETRES, decimals(squareMetres / M2_PER_KM2, 2));
        }
        return squareMetres >= M2_PER_HECTARE
                ? of(Sentence.HECTARES, decimals(squareMetres / M2_PER_HECTARE, 2))
                : of(Sentence.SQUARE_METRES, decimals(squareMetres, 0));
    }
}
