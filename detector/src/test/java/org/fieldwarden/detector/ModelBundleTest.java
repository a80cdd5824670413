package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fieldwarden.core.InputDataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {

    private final ModelBundle bundle = Bundles.random(Bundles.TINY, 5);

    @TempDir
    Path folder;

    @BeforeEach
    void writeBundle() throws IOException {
        bundle.write(folder);
    }

    @Test
    void comesBackAsItWasWritten() {
        ModelBundle read = ModelBundle.read(folder);

        assertThat(read.description()).isEqualTo(bundle.description());
        assertThat(read.weights()).isEqualTo(bundle.weights());
        assertThat(read.hash()).isEqualTo(bundle.hash()).hasSize(64);
    }

    @Test
    void aSieveComesBackAsItWasWrittenAndMakesAnotherBundle() throws IOException {
        ModelSieve sieve = new ModelSieve(NetworkWeights.initialised(SieveShape.STANDARD, 3), 0.0125);
        ModelBundle sieved = bundle.withSieve(sieve);
        sieved.write(folder);

        ModelBundle read = ModelBundle.read(folder);

        assertThat(read.sieve()).contains(sieve);
        assertThat(read.hash()).isEqualTo(sieved.hash()).isNotEqualTo(bundle.hash());
        assertThat(read.withoutSieve().hash()).isEqualTo(bundle.hash());
        assertThat(bundle.sieve()).isEmpty();
    }

    @Test
    void refusesAChangedOrMissingSieve() throws IOException {
        bundle.withSieve(new ModelSieve(NetworkWeights.initialised(SieveShape.STANDARD, 3), 0.0125))
                .write(folder);
        Path file = folder.resolve("sieve.bin");
        byte[] weights = Files.readAllBytes(file);
        weights[1000] ^= 1;
        Files.write(file, weights);
        assertRefused("sieve.bin", "SHA-256");
        Files.delete(file);
        assertRefused("sieve.bin", "cannot be read");
    }

    @Test
    void leavesOnlyItsTwoFiles() {
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("bundle.json", "weights.bin");
    }

    @Test
    void hashFollowsDescriptionAndWeights() throws IOException {
        assertThat(Bundles.random(Bundles.TINY, 6).hash()).isNotEqualTo(bundle.hash());
        replaceInDescription("\"version\" : \"1\"", "\"version\" : \"2\"");
        assertThat(ModelBundle.read(folder).hash()).isNotEqualTo(bundle.hash());
    }

    @Test
    void refusesCutWeights() throws IOException {
        byte[] weights = Files.readAllBytes(weights());
        Files.write(weights(), Arrays.copyOf(weights, weights.length - 4));
        assertRefused("weights.bin", "bytes instead of", "copy the whole bundle folder");
    }

    @Test
    void refusesChangedWeights() throws IOException {
        byte[] weights = Files.readAllBytes(weights());
        weights[100] ^= 1;
        Files.write(weights(), weights);
        assertRefused("weights.bin", "SHA-256");
    }

    @Test
    void refusesWeightsThatAreNotFinite() throws IOException {
        byte[] weights = Files.readAllBytes(weights());
        ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(4, Float.NaN);
        String before = Sha256.hex(Files.readAllBytes(weights()));
        Files.write(weights(), weights);
        replaceInDescription(before, Sha256.hex(weights));
        assertRefused("weights.bin", "m0.W", "not finite");
    }

    @Test
    void refusesAnotherShape() throws IOException {
        replaceInDescription("[ 4, 3, 3, 3 ]", "[ 4, 3, 3, 4 ]");
        assertRefused("bundle.json", "m0.W", "[4, 3, 3, 3]");
    }

    @Test
    void refusesOverlappingTensors() throws IOException {
        replaceInDescription("\"offset\" : 108", "\"offset\" : 107");
        assertRefused("bundle.json", "m0.b", "offset 108");
    }

    @Test
    void refusesAnUnknownFamily() throws IOException {
        replaceInDescription("siamese-v2", "siamese-v9");
        assertRefused("bundle.json", "siamese-v9", "siamese-v2");
    }

    @Test
    void refusesAFileOutsideTheFolder() throws IOException {
        replaceInDescription("\"weights.bin\"", "\"../weights.bin\"");
        assertRefused("bundle.json", "plain file name");
    }

    @Test
    void refusesThresholdsUpsideDown() throws IOException {
        replaceInDescription("\"seedThreshold\" : 0.7", "\"seedThreshold\" : 0.1");
        assertRefused("bundle.json", "change <= seed");
    }

    @Test
    void refusesACutDescription() throws IOException {
        String text = Files.readString(description());
        Files.writeString(description(), text.substring(0, text.length() / 2));
        assertRefused("bundle.json", "copy the whole bundle folder");
    }

    @Test
    void refusesAMissingFolder() {
        assertThatThrownBy(() -> ModelBundle.read(folder.resolve("nowhere")))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("cannot be read");
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> ModelBundle.read(folder))
                .isInstanceOf(InputDataException.class)
                .hasMessageContainingAll(words);
    }

    private void replaceInDescription(String from, String to) throws IOException {
        String text = Files.readString(description(), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        Files.writeString(description(), text.replace(from, to));
    }

    private Path description() {
        return folder.resolve("bundle.json");
    }

    private Path weights() {
        return folder.resolve("weights.bin");
    }
}
