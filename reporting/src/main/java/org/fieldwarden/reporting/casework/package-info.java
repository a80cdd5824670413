/**
 * What people do with a lead: verdict, rectification, review, closing. The only package that knows the word for a verdict
 * of illegality, and only a named person can say it. Pure values; the register keeps them.
 */
@NullMarked
package org.fieldwarden.reporting.casework;

import org.jspecify.annotations.NullMarked;
