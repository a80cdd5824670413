package org.fieldwarden.reporting.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * Texts in GBK, the encoding that bureaus' programs expect. A letter that GBK does not have becomes 〓, which printers put
 * for a missing letter; a line break becomes ；. Not safe for use by several threads.
 */
final class GbkText {

    static final Charset GBK = Charset.forName("GBK");

    private static final String MISSING = "〓";
    private static final String CUT = "…";

    private final CharsetEncoder encoder = GBK.newEncoder();
    private int incomplete;

    /** How many texts so far lost a letter or were cut. */
    int incomplete() {
        return incomplete;
    }

    /** All of a text. */
    byte[] of(String text) {
        String known = known(text);
        if (known.contains(MISSING) && !text.contains(MISSING)) {
            incomplete++;
        }
        return known.getBytes(GBK);
    }

    /** As much of a text as {@code width} bytes hold, in whole letters; … stands where it was cut. */
    byte[] within(String text, int width) {
        byte[] whole = of(text);
        if (whole.length <= width) {
            return whole;
        }
        incomplete++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(width);
        byte[] end = CUT.getBytes(GBK);
        for (int point : known(text).codePoints().toArray()) {
            byte[] letter = Character.toString(point).getBytes(GBK);
            if (bytes.size() + letter.length + end.length > width) {
                break;
            }
            bytes.writeBytes(letter);
        }
        bytes.writeBytes(end);
        return bytes.toByteArray();
    }

    private String known(String text) {
        if (isPlain(text)) {
            return text.strip();
        }
        StringBuilder known = new StringBuilder(text.length());
        for (int point : text.strip().replaceAll("\\R", "；").codePoints().toArray()) {
            String letter = Character.toString(point);
            if (Character.isISOControl(point)) {
                known.append(' ');
            } else {
                known.append(encoder.canEncode(letter) ? letter : MISSING);
            }
        }
        return known.toString();
    }

    /** Most of a file are digits; they need no look at their letters. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(letter -> letter >= ' ' && letter < 0x7F);
    }
}
