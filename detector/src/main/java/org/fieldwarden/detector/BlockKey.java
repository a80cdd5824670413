package org.fieldwarden.detector;

import java.nio.charset.StandardCharsets;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;

/**
 * The content key of a block result: equal keys mean equal results, because everything a result depends on goes in.
 *
 * @param sha256 lower-case hex SHA-256
 */
public record BlockKey(String sha256) {

    public BlockKey {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A block key is a lower-case hex SHA-256, not: " + sha256);
        }
    }

    /** Key of one block. */
    public static BlockKey of(Sources sources, PixelGrid grid, PixelWindow window) {
        // Each part is preceded by its length, so that no two lists of parts give the same text.
        StringBuilder text = new StringBuilder("fieldwarden block 1\n");
        for (String part : new String[] {
            sources.baselineHash(),
            sources.currentHash(),
            sources.bundleHash(),
            sources.settings(),
            grid.toString(),
            window.toString()
        }) {
            text.append(part.length()).append(':').append(part).append('\n');
        }
        return new BlockKey(Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What all blocks of one comparison share.
     *
     * @param baselineHash content hash of the baseline orthophoto
     * @param currentHash content hash of the current orthophoto
     * @param bundleHash hash of the model bundle
     * @param settings all settings that change scores, as text; co-registration's version and settings included
     */
    public record Sources(String baselineHash, String currentHash, String bundleHash, String settings) {}
}
