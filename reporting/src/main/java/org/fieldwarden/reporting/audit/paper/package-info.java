/**
 * The audit on paper: one page of HTML that needs nothing beside it, and the same page as PDF, in Chinese and in English.
 * Figures come from the audit report and are only written down here.
 */
@NullMarked
package org.fieldwarden.reporting.audit.paper;

import org.jspecify.annotations.NullMarked;
