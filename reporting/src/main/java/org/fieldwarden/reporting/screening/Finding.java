package org.fieldwarden.reporting.screening;

import java.util.List;
import java.util.Locale;
import org.fieldwarden.core.SquareMetres;

/**
 * What a rule says of a change, with the values that made it so.
 *
 * @param rule the rule's id
 * @param text the rule's words at the time
 * @param measured the ground that the rule looks at
 * @param basis what it was judged by
 */
public record Finding(String rule, Rule.Text text, Suspicion suspicion, Measured measured, Basis basis) {

    /**
     * Ground that a rule looks at, on the ellipsoid.
     *
     * @param certain what the layers show
     * @param possible the same and what no layer says anything of; never less than {@code certain}
     */
    public record Measured(SquareMetres certain, SquareMetres possible) {}

    /**
     * What a finding rests on.
     *
     * @param layers one line for each layer with its version
     * @param gaps why something could not be checked, in Chinese; empty for a suspicion without gap
     */
    public record Basis(List<String> layers, List<String> gaps) {

        public Basis {
            layers = List.copyOf(layers);
            gaps = List.copyOf(gaps);
        }
    }

    /** One line for a list, for example {@code FW-01 疑似占用耕地建房 0.31亩}. */
    public String line() {
        if (suspicion == Suspicion.SUSPECTED) {
            return String.format(
                    Locale.ROOT,
                    "%s %s %.2f亩",
                    rule,
                    text.chinese(),
                    measured.certain().mu());
        }
        return String.format(
                Locale.ROOT,
                "%s 存疑（%s）：%s，最多%.2f亩",
                rule,
                String.join("；", basis.gaps()),
                text.chinese(),
                measured.possible().mu());
    }
}
