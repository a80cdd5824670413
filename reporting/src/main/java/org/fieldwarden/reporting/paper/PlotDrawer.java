package org.fieldwarden.reporting.paper;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.w3c.dom.Element;

/** Draws the page's plots where their SVG elements stand, in the font of the page, so that their words stay text. */
final class PlotDrawer implements SVGDrawer {

    /** Widths of glyphs are counted in thousandths of the size of the letters. */
    private static final double GLYPH_UNITS = 1000;

    private final Map<String, Drawing> plots;
    private final PDFont font;

    /**
     * A drawer of one page's plots.
     *
     * @param plots by id of the SVG element
     */
    PlotDrawer(Map<String, Drawing> plots, PDFont font) {
        this.plots = plots;
        this.font = font;
    }

    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext context, double cssWidth, double cssHeight, double dotsPerPixel) {
        Drawing plot = plots.get(svg.getAttribute("id"));
        if (plot == null) {
            throw new IllegalArgumentException("No plot " + svg.getAttribute("id"));
        }
        return new PlotImage(plot, dotsPerPixel);
    }

    private double widthPx(String text) {
        try {
            return font.getStringWidth(text) / GLYPH_UNITS * Drawing.LETTER_PX;
        } catch (IOException e) {
            throw new UncheckedIOException("An open font can be measured", e);
        }
    }

    private void draw(Drawing plot, Graphics2D graphics) {
        ((PdfBoxGraphics2D) graphics).setFontTextDrawer(new PdfBoxGraphics2DFontTextDrawer() {
            @Override
            protected PDFont mapFont(Font wanted, IFontTextDrawerEnv environment) {
                return font;
            }
        });
        plot.drawOn(graphics, this::widthPx);
    }

    private final class PlotImage implements SVGImage {

        private final Drawing plot;
        private final double dotsPerPixel;

        PlotImage(Drawing plot, double dotsPerPixel) {
            this.plot = plot;
            this.dotsPerPixel = dotsPerPixel;
        }

        @Override
        public int getIntrinsicWidth() {
            return (int) Math.round(plot.widthPx() * dotsPerPixel);
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.round(plot.heightPx() * dotsPerPixel);
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            device.drawWithGraphics(
                    (float) x, (float) y, plot.widthPx(), plot.heightPx(), graphics -> draw(plot, graphics));
        }
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
        // The page has no font files of its own.
    }

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        throw new UnsupportedOperationException("Plots use the font of the page");
    }

    @Override
    public void close() {
        // The font belongs to the document.
    }
}
