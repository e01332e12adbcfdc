@NullMarked
package dev.paperboy.chat;

import org.jspecify.annotations.NullMarked;
