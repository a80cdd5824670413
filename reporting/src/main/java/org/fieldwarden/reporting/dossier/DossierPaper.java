package org.fieldwarden.reporting.dossier;

import java.nio.file.Path;
import java.util.Map;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.Markup;
import org.fieldwarden.reporting.paper.PaperContent;
import org.fieldwarden.reporting.paper.PaperHead;
import org.fieldwarden.reporting.paper.PaperPicture;
import org.fieldwarden.reporting.paper.PaperPrinter;

/** A dossier as a PDF. The same dossier gives the same bytes, on whatever day it is printed. */
public final class DossierPaper {

    private static final double PICTURE_MM = 84;
    private static final double SURROUNDINGS_WIDTH_MM = 176;
    private static final double SURROUNDINGS_HEIGHT_MM = 50;

    private final Dossier dossier;
    private final Evidence evidence;

    public DossierPaper(Dossier dossier, Evidence evidence) {
        this.dossier = dossier;
        this.evidence = evidence;
    }

    /**
     * Prints it, replacing what was there.
     *
     * @return the language in which it could be printed
     */
    public Language write(Path pdf, Language wanted, PaperPrinter printer) {
        return printer.print(pdf, wanted, Label.letters(), this::in);
    }

    /** The paper in a language. */
    PaperContent in(Language language) {
        Markup page = new Markup();
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", language.tag());
        String title = Label.TITLE.in(language) + " " + dossier.lead().number();
        new PaperHead(title, Label.TITLE.in(language), dossier.lead().number()).write(page, language);
        page.open("body").element("h1", title);
        page.element("p", Label.LEAD_ONLY.in(language), "class", "remark");
        writePictures(page, language);
        DossierFacts facts = new DossierFacts(dossier, evidence, language);
        facts.writeWhat(page);
        facts.writeTaken(page);
        facts.writeCorners(page);
        DossierHistory history = new DossierHistory(dossier, language);
        history.writeLater(page);
        history.writeSteps(page);
        facts.writeProvenance(page);
        page.close().close();
        return new PaperContent("<!DOCTYPE html>\n" + page, Map.of(), dossier.lastEvent());
    }

    private void writePictures(Markup page, Language language) {
        if (evidence.pictures().isEmpty()) {
            page.element("p", Label.NO_PICTURES.in(language));
            return;
        }
        Evidence.Pictures pictures = evidence.pictures().get();
        var provenance = dossier.lead().change().provenance();
        page.open("table", "class", "pictures").open("tbody").open("tr");
        cell(
                page,
                pictures.before(),
                Label.BASELINE.in(language) + " "
                        + date(language, provenance.baseline().flownOn()));
        cell(
                page,
                pictures.after(),
                Label.CURRENT.in(language) + " "
                        + date(language, provenance.current().flownOn()));
        page.close().close().close();
        page.open("div", "class", "whole");
        picture(
                page,
                pictures.surroundings(),
                Label.SURROUNDINGS.in(language),
                pictures.surroundings().sizeWithin(SURROUNDINGS_WIDTH_MM, SURROUNDINGS_HEIGHT_MM));
        page.close();
    }

    private static void cell(Markup page, PaperPicture picture, String caption) {
        page.open("td");
        picture(page, picture, caption, picture.sizeWithin(PICTURE_MM, PICTURE_MM));
        page.close();
    }

    private static void picture(Markup page, PaperPicture picture, String caption, String size) {
        page.empty("img", "src", picture.address(), "alt", caption, "style", size);
        page.element("div", caption, "class", "caption");
    }

    static String date(Language language, AcquisitionDate day) {
        return day.isKnown() ? day.text() : Label.UNKNOWN.in(language);
    }
}
