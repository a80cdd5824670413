package org.fieldwarden.reporting.list;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.screening.ScreenedChange;

/** What a change takes, as lists show it, in their order. */
enum TakenColumn {
    FARMLAND("占用耕地面积(亩)", LayerRole.FARMLAND),
    BASIC_FARMLAND("占用永久基本农田(亩)", LayerRole.BASIC_FARMLAND),
    RED_LINE("占生态红线(亩)", LayerRole.RED_LINE);

    static final String EMPTY_MEANS = "占用面积留空表示图层缺失或未完全覆盖，不等于未占用。";

    private final String header;
    private final LayerRole role;

    TakenColumn(String header, LayerRole role) {
        this.header = header;
        this.role = role;
    }

    String header() {
        return header;
    }

    /** Mu taken by a change; empty where it is not known. */
    OptionalDouble mu(Optional<ScreenedChange> screened) {
        return screened.flatMap(one -> one.takings().of(role)).stream()
                .mapToDouble(area -> area.mu())
                .findFirst();
    }

    /** Mu taken by those leads of which it is known. */
    double sumMu(List<NumberedChange> leads, Standing standing) {
        return leads.stream()
                .flatMapToDouble(lead -> mu(standing.of(lead.change().id())).stream())
                .sum();
    }
}
