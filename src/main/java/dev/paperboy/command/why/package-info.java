@NullMarked
package dev.paperboy.command.why;

import org.jspecify.annotations.NullMarked;
