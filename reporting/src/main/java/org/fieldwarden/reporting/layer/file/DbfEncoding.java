package org.fieldwarden.reporting.layer.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;

/**
 * In which encoding a .dbf keeps its texts: as {@code layers.yaml} tells, else as its .cpg says, else as the language byte
 * says (0x4D: GBK), else UTF-8 where all texts are well-formed UTF-8, which Chinese texts in GBK are not but for rare words,
 * else GBK. Texts of ASCII alone need no answer.
 */
final class DbfEncoding {

    private static final Charset GBK = Charset.forName("GB18030");
    private static final int LANGUAGE_GBK = 0x4D;

    private final Path file;
    private final int languageByte;

    DbfEncoding(Path file, int languageByte) {
        this.file = file;
        this.languageByte = languageByte;
    }

    /** Chooses, and proves that the texts can be read so. */
    Charset choose(DbfTable.Wish wish, List<Optional<Map<String, Object>>> rows) {
        Optional<Charset> stated = wish.told()
                .map(name -> named(name, "layers.yaml"))
                .or(() -> wish.cpg().map(name -> named(name, "its .cpg")))
                .or(() -> languageByte == LANGUAGE_GBK ? Optional.of(GBK) : Optional.empty());
        if (stated.isPresent()) {
            if (!canBe(stated.get(), rows)) {
                throw new InputDataException(
                        file.toString(),
                        "read layer",
                        "is said to be in " + (stated.get().equals(GBK) ? "GBK" : stated.get())
                                + ", but its texts are not: correct"
                                + " the .cpg, or give the right 'encoding' in layers.yaml");
            }
            return stated.get();
        }
        if (canBe(StandardCharsets.UTF_8, rows)) {
            return StandardCharsets.UTF_8;
        }
        if (canBe(GBK, rows)) {
            return GBK;
        }
        throw new InputDataException(
                file.toString(),
                "read layer",
                "does not say its encoding, and its texts are neither UTF-8 nor GBK: give 'encoding' in layers.yaml");
    }

    /** A text that was read byte by byte. A last character that the field's width cut in two is dropped. */
    String text(String bytes, Charset charset) {
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
        return text.endsWith("\uFFFD") ? text.replaceAll("\uFFFD+$", "") : text;
    }

    private static boolean canBe(Charset charset, List<Optional<Map<String, Object>>> rows) {
        return rows.stream()
                .flatMap(Optional::stream)
                .flatMap(row -> row.entrySet().stream())
                .allMatch(field -> isText(field.getKey(), charset)
                        && (!(field.getValue() instanceof String text) || isText(text, charset)));
    }

    private static boolean isText(String bytes, Charset charset) {
        if (bytes.chars().allMatch(one -> one < 0x80)) {
            return true;
        }
        ByteBuffer text = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        // A width of bytes may cut the last character; what comes before must be whole.
        for (int cut = 0; cut < 4 && text.hasRemaining(); cut++) {
            try {
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(text.duplicate());
                return true;
            } catch (CharacterCodingException e) {
                text.limit(text.limit() - 1);
            }
        }
        return false;
    }

    private Charset named(String name, String where) {
        String plain = name.strip().toUpperCase(Locale.ROOT).replaceAll("^(ANSI|CP|OEM|MS|WINDOWS)[ -]?(?=\\d)", "");
        return switch (plain) {
            case "GBK", "936", "GB2312", "GB18030", "54936" -> GBK;
            case "UTF-8", "UTF8", "65001" -> StandardCharsets.UTF_8;
            default -> {
                try {
                    yield Charset.forName(plain);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    throw new UsageException("The attributes " + file + " are in the encoding '" + name + "' (" + where
                            + "), which is not known: give 'encoding: GBK' or 'encoding: UTF-8' in layers.yaml.");
                }
            }
        };
    }
}
