@NullMarked
package dev.paperboy.command.paper;

import org.jspecify.annotations.NullMarked;
