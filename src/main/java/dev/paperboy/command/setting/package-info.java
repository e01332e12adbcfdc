/** A channel's settings, who may change them, and the history of changes. */
@NullMarked
package dev.paperboy.command.setting;

import org.jspecify.annotations.NullMarked;
