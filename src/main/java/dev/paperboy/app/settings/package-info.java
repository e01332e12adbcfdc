/**
 * What the operator decides: the configuration file, read and checked.
 *
 * <p>A file and the environment go in, {@link dev.paperboy.app.settings.Settings} or a list of
 * everything that is wrong comes out. A new key is a component of a record, with its default and
 * its bounds there, one line where its section is read, and one test of its default.
 */
@NullMarked
package dev.paperboy.app.settings;

import org.jspecify.annotations.NullMarked;
