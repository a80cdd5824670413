package org.fieldwarden.detector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.core.SquareMetres;

/**
 * The file form of a block result: magic and version, key, Deflate-compressed content, SHA-256 over all of it. All
 * numbers big-endian.
 */
final class BlockResultFormat {

    private static final int MAGIC = 0x46574252; // "FWBR"
    private static final int VERSION = 1;
    private static final int HASH_BYTES = 32;

    private BlockResultFormat() {}

    static byte[] encode(BlockKey key, BlockResult result) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream header = new DataOutputStream(bytes);
            header.writeInt(MAGIC);
            header.writeInt(VERSION);
            header.write(HexFormat.of().parseHex(key.sha256()));
            try (DataOutputStream content = new DataOutputStream(new DeflaterOutputStream(bytes))) {
                writeScores(content, result.scores());
                content.writeInt(result.issues().size());
                for (Issue issue : result.issues()) {
                    writeIssue(content, issue);
                }
            }
            bytes.write(HexFormat.of().parseHex(Sha256.hex(bytes.toByteArray())));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
    }

    /** The result, or empty where the bytes are damaged, of another version or of another key. */
    static Optional<BlockResult> decode(BlockKey key, byte[] bytes) {
        if (!isSound(bytes)) {
            return Optional.empty();
        }
        try (DataInputStream header =
                new DataInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - HASH_BYTES))) {
            if (header.readInt() != MAGIC || header.readInt() != VERSION) {
                return Optional.empty();
            }
            if (!HexFormat.of().formatHex(header.readNBytes(HASH_BYTES)).equals(key.sha256())) {
                return Optional.empty();
            }
            try (DataInputStream content = new DataInputStream(new InflaterInputStream(header))) {
                ScoreBlock scores = readScores(content);
                return Optional.of(new BlockResult(scores, readIssues(content)));
            }
        } catch (IOException | IllegalArgumentException e) {
            // The checksum held, so this is a file of a writer that we do not know.
            return Optional.empty();
        }
    }

    private static boolean isSound(byte[] bytes) {
        if (bytes.length < 2 * Integer.BYTES + 2 * HASH_BYTES) {
            return false;
        }
        byte[] content = Arrays.copyOf(bytes, bytes.length - HASH_BYTES);
        byte[] hash = Arrays.copyOfRange(bytes, bytes.length - HASH_BYTES, bytes.length);
        return MessageDigest.isEqual(hash, HexFormat.of().parseHex(Sha256.hex(content)));
    }

    private static void writeScores(DataOutputStream out, ScoreBlock scores) throws IOException {
        writeWindow(out, scores.window());
        out.write(scores.toStoredScores());
        out.write(scores.toStoredCovers());
    }

    private static ScoreBlock readScores(DataInputStream in) throws IOException {
        PixelWindow window = readWindow(in);
        int pixels = Math.toIntExact(window.pixels());
        return ScoreBlock.of(window, readExactly(in, pixels), readExactly(in, pixels));
    }

    private static byte[] readExactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static void writeIssue(DataOutputStream out, Issue issue) throws IOException {
        out.writeUTF(issue.kind());
        writeWindow(out, issue.window());
        out.writeDouble(issue.unobserved().value());
        if (issue instanceof Issue.CoRegistrationFailed failed) {
            writeTexts(out, failed.reason(), "");
        } else if (issue instanceof Issue.Unreadable unreadable) {
            writeTexts(out, unreadable.file(), unreadable.cause());
        } else if (issue instanceof Issue.BlockFailed failed) {
            writeTexts(out, failed.stage(), failed.cause());
        } else {
            writeTexts(out, "", "");
        }
    }

    private static void writeTexts(DataOutputStream out, String first, String second) throws IOException {
        out.writeUTF(shortened(first));
        out.writeUTF(shortened(second));
    }

    /** The file form holds 65,535 bytes; a cause that long is of no use to anybody. */
    private static String shortened(String text) {
        return text.length() <= 8192 ? text : text.substring(0, 8192);
    }

    private static List<Issue> readIssues(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Issue> issues = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            issues.add(readIssue(in));
        }
        return issues;
    }

    private static Issue readIssue(DataInputStream in) throws IOException {
        String kind = in.readUTF();
        PixelWindow window = readWindow(in);
        SquareMetres area = new SquareMetres(in.readDouble());
        String first = in.readUTF();
        String second = in.readUTF();
        return switch (kind) {
            case "nodata" -> new Issue.Nodata(window, area);
            case "co-registration" -> new Issue.CoRegistrationFailed(window, area, first);
            case "unreadable" -> new Issue.Unreadable(window, area, first, second);
            case "block-failed" -> new Issue.BlockFailed(window, area, first, second);
            default -> throw new IOException("Unknown issue " + kind);
        };
    }

    private static void writeWindow(DataOutputStream out, PixelWindow window) throws IOException {
        out.writeInt(window.column());
        out.writeInt(window.row());
        out.writeInt(window.width());
        out.writeInt(window.height());
    }

    private static PixelWindow readWindow(DataInputStream in) throws IOException {
        int column = in.readInt();
        int row = in.readInt();
        int width = in.readInt();
        return PixelWindow.atSize(column, row, width, in.readInt());
    }
}
