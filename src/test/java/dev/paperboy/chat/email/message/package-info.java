@NullMarked
package dev.paperboy.chat.email.message;

import org.jspecify.annotations.NullMarked;
