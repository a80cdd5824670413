package org.fieldwarden.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.fieldwarden.reporting.audit.ClassScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class GuardedFolderTest {

    private final GuardedFolder.Converter converter = new GuardedFolder.Converter();

    @Test
    void folderGsdAndClassesAreReadFromTheEnd() {
        assertThat(converter.convert("pairs@0.5")).isEqualTo(new GuardedFolder(Path.of("pairs"), 0.5, ClassScope.ALL));
        assertThat(converter.convert("at@home/pairs@0.13@building"))
                .isEqualTo(new GuardedFolder(Path.of("at@home/pairs"), 0.13, ClassScope.BUILDING));
        assertThat(converter.convert("pairs@1@ALL")).isEqualTo(new GuardedFolder(Path.of("pairs"), 1, ClassScope.ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs", "pairs@", "@0.5", "pairs@half", "pairs@0.5@roads"})
    void anythingElseIsToldWithAnExample(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("pairs@0.5");
    }
}
