package org.fieldwarden.app.cli;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.casework.Extent;
import org.fieldwarden.reporting.casework.Rectification;
import org.fieldwarden.reporting.casework.Signed;
import org.fieldwarden.reporting.register.CaseRecord;
import org.fieldwarden.reporting.register.CaseRegister;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rectification of what was found illegal. */
@Command(
        name = "rectify",
        description =
                "Begins rectification of what was found illegal, or says how much was put right in which way; without"
                        + " --area that is all that is left.")
final class CaseRectifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CaseOptions options = new CaseOptions();

    @Option(
            names = "--way",
            paramLabel = "demolished|permitted|other",
            description = "How it was put right: demolished 拆除, permitted 补办 or other 其他. Without it rectification is"
                    + " only begun (整改中).")
    private @Nullable Rectification way;

    @Mixin
    private final ExtentOptions extent = new ExtentOptions();

    @Override
    public Integer call() {
        Signed signed = options.signed();
        if (way == null && !extent.isAbsent()) {
            throw new UsageException("--area and --farmland say how much was put right: give --way as well.");
        }
        try (CaseRegister cases = options.open()) {
            CaseRecord after = way == null
                    ? cases.take(options.step(CaseAction.BEGIN_RECTIFICATION, signed), CaseFile::beginRectification)
                    : cases.take(options.step(CaseAction.RECTIFY, signed), rectified(way));
            new CaseTable(spec.commandLine().getOut()).printAfter(after);
            return 0;
        }
    }

    private UnaryOperator<CaseFile> rectified(Rectification how) {
        return file -> file.rectify(how, part(file));
    }

    /** What was put right. Of a part of the ground only people know how much is farmland. */
    private Extent part(CaseFile file) {
        Extent left = file.left();
        if (extent.isAbsent()) {
            return left;
        }
        SquareMetres area = extent.area().orElse(left.area());
        boolean whole = area.equals(left.area()) || left.farmland().equals(SquareMetres.ZERO);
        if (extent.farmland().isEmpty() && !whole) {
            throw new UsageException(
                    "Say with --farmland how much of the rectified ground is farmland (0 where there is none).");
        }
        return ExtentOptions.extent(area, extent.farmland().orElse(left.farmland()));
    }
}
