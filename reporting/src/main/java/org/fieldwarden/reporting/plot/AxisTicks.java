package org.fieldwarden.reporting.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.
 *
 * @param low lower end of the axis, a multiple of the step
 * @param high upper end, a multiple of the step
 */
record AxisTicks(double low, double high, double step) {

    /** Ticks that enclose both values, about {@code wanted} of them. */
    static AxisTicks enclosing(double smallest, double largest, int wanted) {
        double span = largest > smallest ? largest - smallest : Math.max(1, Math.abs(largest));
        double raw = span / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = 10 * power;
        for (double factor : new double[] {1, 2, 5}) {
            if (raw <= factor * power * (1 + 1e-9)) {
                step = factor * power;
                break;
            }
        }
        return new AxisTicks(
                Math.floor(smallest / step + 1e-9) * step, Math.ceil((smallest + span) / step - 1e-9) * step, step);
    }

    List<Double> places() {
        List<Double> places = new ArrayList<>();
        int steps = (int) Math.round((high - low) / step);
        for (int i = 0; i <= steps; i++) {
            places.add(low + i * step);
        }
        return places;
    }

    String text(double place) {
        int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
        return String.format(Locale.ROOT, "%,." + decimals + "f", place == 0 ? 0 : place);
    }
}
