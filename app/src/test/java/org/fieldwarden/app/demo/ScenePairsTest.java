package org.fieldwarden.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.reporting.audit.ClassScope;
import org.fieldwarden.reporting.audit.LabelledPair;
import org.fieldwarden.reporting.audit.LabelledPairs;
import org.fieldwarden.reporting.audit.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScenePairsTest {

    private static final GroundSamplingDistance GSD = GroundSamplingDistance.ofMetres(0.5);

    @TempDir
    private Path folder;

    @Test
    void theAuditReadsThemWithTheKindOfEachChange() {
        new ScenePairs(256, GSD, ClassScope.ALL).write(2, 7, folder);

        for (LabelledPair pair : LabelledPairs.list(folder, GSD)) {
            Reference reference = pair.readReference();
            assertThat(reference.changed().count()).isPositive();
            assertThat(reference.kinds().values().stream()
                            .mapToLong(mask -> mask.count())
                            .sum())
                    .as("every changed pixel has one kind")
                    .isEqualTo(reference.changed().count());
        }
    }

    @Test
    void labelsOfBuildingsHoldBuildingsAlone() {
        new ScenePairs(256, GSD, ClassScope.BUILDING).write(2, 7, folder);

        for (LabelledPair pair : LabelledPairs.list(folder, GSD)) {
            assertThat(pair.readReference().kinds().keySet())
                    .isNotEmpty()
                    .isSubsetOf(
                            ChangeKind.BUILDING_APPEARED, ChangeKind.BUILDING_DISAPPEARED, ChangeKind.BUILDING_ALTERED);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        Path once = folder.resolve("once");
        Path again = folder.resolve("again");
        new ScenePairs(128, GSD, ClassScope.ALL).write(1, 3, once);
        new ScenePairs(128, GSD, ClassScope.ALL).write(1, 3, again);

        for (String file : new String[] {"A/scene000.png", "B/scene000.png", "label/scene000.png"}) {
            assertThat(Files.readAllBytes(once.resolve(file))).isEqualTo(Files.readAllBytes(again.resolve(file)));
        }
    }
}
