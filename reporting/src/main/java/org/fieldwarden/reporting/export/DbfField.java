package org.fieldwarden.reporting.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A field of a dBASE III table.
 *
 * @param name at most 10 ASCII letters
 * @param width bytes, 1 to 254
 * @param decimals of a number; 0 for a text
 */
record DbfField(String name, Kind kind, int width, int decimals) {

    static final int NAME_BYTES = 10;
    private static final int WIDEST = 254;

    enum Kind {
        TEXT('C'),
        NUMBER('N');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        byte letter() {
            return (byte) letter;
        }
    }

    DbfField {
        if (!name.matches("[A-Z][A-Z0-9_]{0," + (NAME_BYTES - 1) + "}") || width < 1 || width > WIDEST) {
            throw new IllegalArgumentException("Not a field of a dBASE table: " + name + ", " + width + " bytes");
        }
    }

    static DbfField text(String name, int width) {
        return new DbfField(name, Kind.TEXT, width, 0);
    }

    /** @param width all characters of the number, with sign and point */
    static DbfField number(String name, int width, int decimals) {
        return new DbfField(name, Kind.NUMBER, width, decimals);
    }

    /** A text, padded to the width of the field. */
    byte[] cell(String value, GbkText texts) {
        byte[] bytes = texts.within(value, width);
        byte[] cell = blank();
        System.arraycopy(bytes, 0, cell, 0, bytes.length);
        return cell;
    }

    /** A number, rounded half up to the decimals of the field. */
    byte[] cell(double value) {
        String digits = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
        if (digits.length() > width) {
            throw new IllegalArgumentException(digits + " is wider than the field " + name);
        }
        byte[] cell = blank();
        byte[] bytes = digits.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, cell, width - bytes.length, bytes.length);
        return cell;
    }

    /** Nothing: a number that is not known, which is not zero. */
    byte[] blank() {
        byte[] cell = new byte[width];
        Arrays.fill(cell, (byte) ' ');
        return cell;
    }
}
