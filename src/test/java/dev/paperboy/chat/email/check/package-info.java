@NullMarked
package dev.paperboy.chat.email.check;

import org.jspecify.annotations.NullMarked;
