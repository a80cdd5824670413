package org.fieldwarden.app.cli;

import java.util.Arrays;
import org.fieldwarden.reporting.registration.Displacement;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a displacement by its code. */
final class DisplacementConverter implements ITypeConverter<Displacement> {

    @Override
    public Displacement convert(String code) {
        return Arrays.stream(Displacement.values())
                .filter(displacement -> displacement.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "is one of shift, rotation, scale, warp, together or other-place, not " + code));
    }
}
