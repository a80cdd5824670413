package org.fieldwarden.reporting.palette;

import java.awt.Color;
import org.fieldwarden.core.ChangeKind;

/**
 * The colour of each kind of change. The colours are far from the greens and browns of fields and soil and from each
 * other; on pictures they are drawn over a dark casing so that they also stand out on roofs and concrete.
 */
public final class KindColour {

    private KindColour() {}

    public static Color of(ChangeKind kind) {
        return new Color(
                switch (kind) {
                    case BUILDING_APPEARED -> 0xFF2D3F;
                    case BUILDING_DISAPPEARED -> 0xB562FF;
                    case BUILDING_ALTERED -> 0xFF8A1E;
                    case GROUND_HARDENED -> 0xFFE833;
                    case GROUND_BARED -> 0xFF6FC8;
                    case WATER_APPEARED -> 0x22D3FF;
                    case WATER_DISAPPEARED -> 0x4B74FF;
                    case VEGETATION_RESTORED -> 0x8CFFC4;
                    case COVER_ALTERED -> 0xF2F2F2;
                });
    }

    /** Six hex digits, red green blue, upper case, without a sign before them. */
    public static String hex(ChangeKind kind) {
        return String.format("%06X", of(kind).getRGB() & 0xFFFFFF);
    }
}
