@NullMarked
package dev.paperboy.command.subscription;

import org.jspecify.annotations.NullMarked;
