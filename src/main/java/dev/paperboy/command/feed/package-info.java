@NullMarked
package dev.paperboy.command.feed;

import org.jspecify.annotations.NullMarked;
