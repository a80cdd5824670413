package org.fieldwarden.reporting.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.RegularOutline;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.casework.CaseState;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.Markup;
import org.fieldwarden.reporting.paper.Table;
import org.fieldwarden.reporting.screening.DateClass;
import org.fieldwarden.reporting.screening.Finding;
import org.fieldwarden.reporting.screening.Placement;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.ScreeningBasis;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** What is known of a lead: attributes, ground taken, corners, and where all that comes from. */
final class DossierFacts {

    private static final int SHOWN_CORNERS = 24;
    private static final List<LayerRole> TAKEN =
            List.of(LayerRole.FARMLAND, LayerRole.BASIC_FARMLAND, LayerRole.RED_LINE);

    private final Dossier dossier;
    private final Evidence evidence;
    private final Language language;
    private final Change change;

    DossierFacts(Dossier dossier, Evidence evidence, Language language) {
        this.dossier = dossier;
        this.evidence = evidence;
        this.language = language;
        this.change = dossier.lead().change();
    }

    private String say(Label label, Object... values) {
        return label.in(language, values);
    }

    private record Fact(String name, String value) {}

    /** The attributes, two to a line. */
    void writeWhat(Markup page) {
        List<Fact> facts = attributes();
        page.element("h2", say(Label.WHAT))
                .open("table", "class", "subject double")
                .open("tbody");
        for (int index = 0; index < facts.size(); index += 2) {
            page.open("tr");
            for (Fact fact : facts.subList(index, Math.min(index + 2, facts.size()))) {
                page.element("th", fact.name()).element("td", fact.value());
            }
            page.close();
        }
        page.close().close();
    }

    private List<Fact> attributes() {
        Provenance provenance = change.provenance();
        Point inside = change.place().outline().getInteriorPoint();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(say(Label.KIND), kind(change.kind())));
        facts.add(new Fact(
                say(Label.STATE),
                isChinese()
                        ? dossier.state()
                        : CaseState.ofChinese(dossier.state()).english()));
        facts.add(new Fact(
                say(Label.COVERS),
                cover(change.changed().from()) + " → " + cover(change.changed().to())));
        facts.add(new Fact(say(Label.AREA), area(change.area())));
        facts.add(new Fact(say(Label.PLACE), place()));
        facts.add(new Fact(say(Label.GRID_CELL), officer()));
        facts.add(new Fact(
                say(Label.INTERVAL),
                say(Label.INTERVAL_TEXT, date(provenance.baseline()), date(provenance.current()))));
        facts.add(new Fact(say(Label.DATE_CLASS), dateClass(provenance)));
        facts.add(new Fact(
                say(Label.CONFIDENCE), number("%.2f", change.confidence().value())));
        facts.add(new Fact(say(Label.NUISANCE), nuisance()));
        facts.add(new Fact(
                say(Label.CENTRE),
                change.place().crs().code() + "  X " + number("%.2f", inside.getX()) + "  Y "
                        + number("%.2f", inside.getY())));
        facts.add(new Fact(say(Label.ID), change.id().value()));
        return facts;
    }

    /** Old or new; for buildings alone. */
    private String dateClass(Provenance provenance) {
        if (change.kind() != ChangeKind.BUILDING_APPEARED && change.kind() != ChangeKind.BUILDING_ALTERED) {
            return say(Label.NONE);
        }
        DateClass dateClass = DateClass.of(
                provenance.baseline().flownOn(), provenance.current().flownOn());
        return isChinese() ? dateClass.chinese() : dateClass.code();
    }

    private String nuisance() {
        if (!change.nuisance().isSuspected()) {
            return say(Label.NONE);
        }
        return isChinese() ? change.nuisance().chinese() : change.nuisance().code();
    }

    /** Ground taken of each role, and what the rules say. */
    void writeTaken(Markup page) {
        page.open("div", "class", "whole").element("h2", say(Label.TAKEN));
        Optional<ScreenedChange> screened = dossier.screened();
        if (screened.isEmpty()) {
            page.element("p", say(Label.NOT_SCREENED)).close();
            return;
        }
        page.open("table", "class", "subject").open("tbody");
        for (LayerRole role : TAKEN) {
            String name = isChinese() ? role.chinese() : role.code();
            row(page, name, screened.get().takings().of(role).map(this::area).orElse(say(Label.TAKEN_UNKNOWN)));
        }
        List<Finding> findings = screened.get().findings();
        row(
                page,
                say(Label.FINDINGS),
                findings.isEmpty()
                        ? say(Label.NO_FINDINGS)
                        : findings.stream().map(this::finding).collect(Collectors.joining(isChinese() ? "；" : "; ")));
        Optional<ScreeningBasis> basis = dossier.basis();
        if (basis.isPresent()) {
            row(
                    page,
                    say(Label.LAYERS),
                    basis.get().layers().stream()
                            .map(layer -> layer.version().text())
                            .collect(Collectors.joining("；")));
        }
        page.close().close().close();
    }

    private String finding(Finding finding) {
        return isChinese()
                ? finding.line()
                : finding.rule() + " " + finding.suspicion().code() + ": "
                        + finding.text().english() + " ("
                        + number("%.2f", finding.measured().certain().mu()) + " mu)";
    }

    /** Corners of the outline with straight walls where there is one, else of the traced outline. */
    void writeCorners(Markup page) {
        Optional<RegularOutline> regular = change.place().regular();
        Polygon outline =
                regular.map(RegularOutline::outline).orElse(change.place().outline());
        Coordinate[] ring = outline.getExteriorRing().getCoordinates();
        page.open("div", "class", "whole").element("h2", say(Label.CORNERS));
        page.element(
                "p",
                say(
                        Label.CORNERS_OF,
                        change.place().crs().code(),
                        regular.map(made -> say(Label.REGULAR, number("%.2f", made.fitMetres())))
                                .orElse(say(Label.TRACED))),
                "class",
                "note");
        int shown = Math.min(SHOWN_CORNERS, ring.length - 1);
        Table table = Table.openWhole(page, List.of("J", "X", "Y", "J", "X", "Y"));
        int half = (shown + 1) / 2;
        for (int index = 0; index < half; index++) {
            List<String> cells = new ArrayList<>(List.of(metres(ring[index].x), metres(ring[index].y)));
            if (index + half < shown) {
                Coordinate other = ring[index + half];
                cells.addAll(List.of("J" + (index + half + 1), metres(other.x), metres(other.y)));
            } else {
                cells.addAll(List.of("", "", ""));
            }
            table.row("J" + (index + 1), cells.toArray(String[]::new));
        }
        table.close();
        if (ring.length - 1 > shown) {
            page.element("p", say(Label.MORE, ring.length - 1), "class", "note");
        }
        page.close();
    }

    void writeProvenance(Markup page) {
        Provenance provenance = change.provenance();
        page.open("div", "class", "whole").element("h2", say(Label.PROVENANCE));
        page.open("table", "class", "subject").open("tbody");
        flight(page, Label.BASELINE, provenance.baseline());
        flight(page, Label.CURRENT, provenance.current());
        row(page, Label.MODEL, provenance.modelBundleHash());
        row(page, Label.GSD, say(Label.METRES, number("%.3f", provenance.gsd().metres())));
        row(page, Label.RESIDUAL, say(Label.METRES, number("%.2f", provenance.residualMetres())));
        page.close().close().close();
    }

    private void flight(Markup page, Label which, FlightReference flight) {
        row(page, which, flight.id() + "  " + date(flight));
        String hash = evidence.flightHashes().get(flight.id());
        row(page, Label.HASH, hash == null ? say(Label.NOT_AT_HAND) : hash);
    }

    private String place() {
        if (change.place().locality() instanceof Division division) {
            return String.join(" ", division.county(), division.township(), division.village(), division.code());
        }
        Placement layers = dossier.screened().map(ScreenedChange::placement).orElse(Placement.NONE);
        String named = (layers.township() + " " + layers.village()).strip();
        return named.isEmpty() ? change.place().locality().key() : named;
    }

    private String officer() {
        Placement layers = dossier.screened().map(ScreenedChange::placement).orElse(Placement.NONE);
        String named = (layers.gridCell() + " " + layers.officer()).strip();
        return named.isEmpty() ? say(Label.UNKNOWN) : named;
    }

    private String area(SquareMetres area) {
        return say(Label.MU, number("%,.2f", area.mu()), number("%,.1f", area.value()));
    }

    private String date(FlightReference flight) {
        return DossierPaper.date(language, flight.flownOn());
    }

    private String kind(ChangeKind kind) {
        return isChinese() ? kind.chinese() : kind.code().replace('-', ' ');
    }

    private String cover(LandCover cover) {
        return isChinese() ? cover.chinese() : cover.code().replace('-', ' ');
    }

    private boolean isChinese() {
        return language == Language.CHINESE;
    }

    private static String metres(double value) {
        return number("%.3f", value);
    }

    private static String number(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }

    private void row(Markup page, Label label, String value) {
        row(page, say(label), value);
    }

    private static void row(Markup page, String name, String value) {
        page.open("tr").element("th", name).element("td", value).close();
    }
}
