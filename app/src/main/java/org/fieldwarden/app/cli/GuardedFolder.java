package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.fieldwarden.reporting.audit.ClassScope;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code DIR@GSD} or {@code DIR@GSD@CLASSES} as a user writes a guarded set. */
record GuardedFolder(Path folder, double gsdMetres, ClassScope classes) {

    /** Reads the text from its end, so that a folder's name may hold an {@code @}. */
    static final class Converter implements ITypeConverter<GuardedFolder> {

        @Override
        public GuardedFolder convert(String text) {
            String rest = text;
            ClassScope classes = ClassScope.ALL;
            for (ClassScope scope : ClassScope.values()) {
                String ending = "@" + scope.code();
                if (text.toLowerCase(Locale.ROOT).endsWith(ending)) {
                    classes = scope;
                    rest = text.substring(0, text.length() - ending.length());
                }
            }
            int at = rest.lastIndexOf('@');
            try {
                if (at < 1) {
                    throw new NumberFormatException("no GSD");
                }
                return new GuardedFolder(
                        Path.of(rest.substring(0, at)), Double.parseDouble(rest.substring(at + 1)), classes);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not DIR@GSD or DIR@GSD@building, for example pairs@0.5");
            }
        }
    }
}
