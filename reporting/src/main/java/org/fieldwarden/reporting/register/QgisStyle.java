package org.fieldwarden.reporting.register;

import java.util.Locale;
import java.util.stream.Collectors;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.reporting.palette.KindColour;

/**
 * QGIS styles (QML) of the register's layers: changes by kind with Chinese labels, a translucent fill and a strong
 * outline; unobserved ground hatched in grey.
 */
final class QgisStyle {

    private static final String HEAD = """
            <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
            <qgis version="3.22" styleCategories="Symbology|Fields">
            """;

    private QgisStyle() {}

    static String ofChanges() {
        ChangeKind[] kinds = ChangeKind.values();
        StringBuilder categories = new StringBuilder();
        StringBuilder symbols = new StringBuilder();
        for (int symbol = 0; symbol < kinds.length; symbol++) {
            ChangeKind kind = kinds[symbol];
            categories.append(String.format(
                    Locale.ROOT,
                    "      <category value=\"%s\" label=\"%s\" symbol=\"%d\" render=\"true\"/>%n",
                    kind.code(),
                    kind.chinese(),
                    symbol));
            symbols.append(fillSymbol(kind, symbol));
        }
        return (HEAD
                        + "  <renderer-v2 type=\"categorizedSymbol\" attr=\"kind\" forceraster=\"0\" enableorderby=\"0\">\n"
                        + "    <categories>\n" + categories + "    </categories>\n"
                        + "    <symbols>\n" + symbols + "    </symbols>\n"
                        + "  </renderer-v2>\n"
                        + aliases()
                        + "</qgis>\n")
                .replace("\r", "");
    }

    static String ofUnobserved() {
        return HEAD
                + "  <renderer-v2 type=\"singleSymbol\" forceraster=\"0\">\n    <symbols>\n"
                + "      <symbol type=\"fill\" name=\"0\" alpha=\"1\">\n"
                + "        <layer class=\"LinePatternFill\" enabled=\"1\">\n"
                + "          <prop k=\"angle\" v=\"45\"/><prop k=\"color\" v=\"90,90,90,255\"/>"
                + "<prop k=\"distance\" v=\"2\"/><prop k=\"line_width\" v=\"0.3\"/>\n        </layer>\n"
                + "        <layer class=\"SimpleLine\" enabled=\"1\">\n"
                + "          <prop k=\"line_color\" v=\"60,60,60,255\"/><prop k=\"line_width\" v=\"0.4\"/>\n"
                + "        </layer>\n      </symbol>\n    </symbols>\n  </renderer-v2>\n</qgis>\n";
    }

    private static String fillSymbol(ChangeKind kind, int symbol) {
        var colour = KindColour.of(kind);
        String rgb = colour.getRed() + "," + colour.getGreen() + "," + colour.getBlue();
        return "      <symbol type=\"fill\" name=\"" + symbol + "\" alpha=\"1\">\n"
                + "        <layer class=\"SimpleFill\" enabled=\"1\">\n"
                + "          <prop k=\"color\" v=\"" + rgb + ",70\"/><prop k=\"outline_color\" v=\"" + rgb
                + ",255\"/><prop k=\"outline_width\" v=\"0.7\"/><prop k=\"outline_style\" v=\"solid\"/>"
                + "<prop k=\"style\" v=\"solid\"/>\n"
                + "        </layer>\n      </symbol>\n";
    }

    private static String aliases() {
        String ours = ChangeColumn.ALL.stream()
                .map(column -> alias(column.column(), column.alias()))
                .collect(Collectors.joining());
        String screening = ScreeningColumn.ALL.stream()
                .map(column -> alias(column.column(), column.alias()))
                .collect(Collectors.joining());
        return "  <aliases>\n" + ours + screening + alias("case_number", "图斑编号") + alias("state", "核查状态")
                + "  </aliases>\n";
    }

    private static String alias(String field, String name) {
        return "    <alias field=\"" + field + "\" name=\"" + name + "\"/>\n";
    }
}
