package org.fieldwarden.reporting.casework;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The sums of cases found illegal: 总 = 已整改 + 未整改, 已整改 = 拆除 + 补办 + 其他, each for count, area and farmland.
 * Every figure is summed from the cases by itself, so that a check can fail.
 */
public record CaseSums(Sum total, Sum rectified, Sum remaining, Map<Rectification, Sum> ways) {

    /** Allowed difference of summed areas, square metres: the rounding of what people type. */
    private static final double TOLERANCE_M2 = 0.05;

    /** A number of cases and their ground. */
    public record Sum(int count, Extent extent) {

        public static final Sum NONE = new Sum(0, Extent.NONE);

        Sum plus(Sum other) {
            return new Sum(count + other.count, extent.plus(other.extent));
        }

        boolean agreesWith(Sum other) {
            return count == other.count
                    && Math.abs(extent.area().value() - other.extent.area().value()) <= TOLERANCE_M2
                    && Math.abs(extent.farmland().value()
                                    - other.extent.farmland().value())
                            <= TOLERANCE_M2;
        }
    }

    /** The sums of those of the cases that were found illegal. */
    public static CaseSums of(Collection<CaseFile> cases) {
        Sum total = Sum.NONE;
        Sum rectified = Sum.NONE;
        Sum remaining = Sum.NONE;
        Map<Rectification, Sum> ways = new EnumMap<>(Rectification.class);
        for (Rectification way : Rectification.values()) {
            ways.put(way, Sum.NONE);
        }
        for (CaseFile one : cases) {
            if (!one.isIllegal()) {
                continue;
            }
            total = total.plus(new Sum(1, one.extent()));
            if (one.countsAsRectified()) {
                rectified = rectified.plus(new Sum(1, one.extent()));
                one.rectified()
                        .forEach((way, part) -> ways.merge(
                                way, new Sum(one.mainWay().filter(way::equals).isPresent() ? 1 : 0, part), Sum::plus));
            } else {
                remaining = remaining.plus(new Sum(1, one.extent()));
            }
        }
        return new CaseSums(total, rectified, remaining, ways);
    }

    /** Whether both equations hold. */
    public boolean addUp() {
        Sum byWay = ways.values().stream().reduce(Sum.NONE, Sum::plus);
        return total.agreesWith(rectified.plus(remaining)) && rectified.agreesWith(byWay);
    }
}
