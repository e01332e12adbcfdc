/** The log of the program: where it is written, at which level, as text or as JSON. */
@NullMarked
package dev.paperboy.app.log;

import org.jspecify.annotations.NullMarked;
