/** What papers of all kinds share: markup, tables, plots, style, fonts, and printing as PDF/A. */
@NullMarked
package org.fieldwarden.reporting.paper;

import org.jspecify.annotations.NullMarked;
