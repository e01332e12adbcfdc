@NullMarked
package dev.paperboy.chat.email.bounce;

import org.jspecify.annotations.NullMarked;
