/**
 * The program: command line, settings, wiring, start and stop. Only this package knows all others.
 */
@NullMarked
package dev.paperboy.app;

import org.jspecify.annotations.NullMarked;
