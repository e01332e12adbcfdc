@NullMarked
package dev.paperboy.chat.email;

import org.jspecify.annotations.NullMarked;
