@NullMarked
package dev.paperboy.command.declaration;

import org.jspecify.annotations.NullMarked;
