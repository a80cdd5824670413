package org.fieldwarden.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SeededBytesTest {

    private final SeededBytes bytes = new SeededBytes(7, 4096);

    @Test
    void anyPieceIsCutFromTheSameFile() {
        byte[] all = bytes.at(0, 4096);

        assertThat(bytes.at(13, 100)).isEqualTo(Arrays.copyOfRange(all, 13, 113));
        assertThat(bytes.at(4095, 1)).isEqualTo(Arrays.copyOfRange(all, 4095, 4096));
        assertThat(new SeededBytes(8, 4096).at(0, 4096)).isNotEqualTo(all);
    }

    @Test
    void hashIsThatOfAllBytes() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.at(0, 4096));

        assertThat(bytes.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    }
}
