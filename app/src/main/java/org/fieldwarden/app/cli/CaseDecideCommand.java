package org.fieldwarden.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.Extent;
import org.fieldwarden.reporting.casework.Signed;
import org.fieldwarden.reporting.casework.SignedVerdict;
import org.fieldwarden.reporting.casework.Verdict;
import org.fieldwarden.reporting.register.CaseRecord;
import org.fieldwarden.reporting.register.CaseRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verdict of a named person. */
@Command(
        name = "decide",
        description = "Decides what a lead is, after a check on the ground. Only a named person can say 违法. --area and"
                + " --farmland correct the ground to what was measured there.")
final class CaseDecideCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CaseOptions options = new CaseOptions();

    @Option(
            names = "--verdict",
            required = true,
            paramLabel = "WORD",
            description = "lawful 合法, illegal 违法, other 其他, false_change 伪变化, rural_road 农村道路 or facility_farmland"
                    + " 设施农用地.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Verdict verdict;

    @Mixin
    private final ExtentOptions extent = new ExtentOptions();

    @Override
    public Integer call() {
        Signed signed = options.signed();
        try (CaseRegister cases = options.open()) {
            Extent measured = measured(cases.get(options.reference()), cases);
            CaseRecord after = cases.take(
                    options.step(CaseAction.DECIDE, signed),
                    one -> one.decide(new SignedVerdict(verdict, signed), measured));
            new CaseTable(spec.commandLine().getOut()).printAfter(after);
            return 0;
        }
    }

    /** The ground as it was measured, else as the lead has it. */
    private Extent measured(CaseRecord lead, CaseRegister cases) {
        SquareMetres area = extent.area().orElse(lead.file().extent().area());
        Optional<SquareMetres> screened = cases.screenedFarmland(lead.id());
        if (verdict.asksForRectification() && extent.farmland().isEmpty() && screened.isEmpty()) {
            throw new UsageException("How much farmland case " + lead.number()
                    + " takes is not known: screen the register first, or give --farmland (0 where there is none).");
        }
        SquareMetres farmland = screened.orElse(SquareMetres.ZERO);
        return ExtentOptions.extent(area, extent.farmland().orElse(farmland.atLeast(area) ? area : farmland));
    }
}
