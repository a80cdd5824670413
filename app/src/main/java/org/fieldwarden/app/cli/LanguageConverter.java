package org.fieldwarden.app.cli;

import java.util.Arrays;
import org.fieldwarden.reporting.paper.Language;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the code of a language, {@code zh} or {@code en}. */
final class LanguageConverter implements ITypeConverter<Language> {

    @Override
    public Language convert(String code) {
        return Arrays.stream(Language.values())
                .filter(language -> language.code().equalsIgnoreCase(code.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("a report is written in zh or en, not in " + code));
    }
}
