/** A real browser without a screen, for tests and measurements. */
package dev.earshot.chromium;
