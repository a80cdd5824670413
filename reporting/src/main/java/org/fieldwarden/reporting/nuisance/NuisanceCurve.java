package org.fieldwarden.reporting.nuisance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fieldwarden.reporting.plot.Curve;

/**
 * False change against one nuisance, on one kind of ground.
 *
 * @param steps by increasing dial
 */
public record NuisanceCurve(Nuisance nuisance, Source source, Registration registration, List<CurveStep> steps) {

    /** Where the unchanged ground comes from. */
    public enum Source {
        RENDERED("rendered", "rendered scenes"),
        PICTURES("pictures", "real pictures");

        private final String code;
        private final String title;

        Source(String code, String title) {
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

    /** How the current flight is laid on the baseline. */
    public enum Registration {
        CO_REGISTERED("co-registered", "co-registered"),
        GEOREFERENCE_ALONE("georeference-alone", "not co-registered");

        private final String code;
        private final String title;

        Registration(String code, String title) {
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

    public NuisanceCurve {
        steps = steps.stream()
                .sorted(Comparator.comparingDouble(CurveStep::dial))
                .toList();
    }

    /** The curve as a plot draws it; steps without judged ground are left out. */
    Curve toCurve() {
        List<Curve.Point> points = new ArrayList<>();
        for (CurveStep step : steps) {
            double[] rates = step.rates();
            if (rates.length > 0) {
                points.add(new Curve.Point(
                        step.dial(),
                        rates[0],
                        step.median().orElseThrow(),
                        rates[rates.length - 1],
                        java.util.Arrays.stream(rates).boxed().toList()));
            }
        }
        return new Curve(source.title() + ", " + registration.title(), points);
    }
}
