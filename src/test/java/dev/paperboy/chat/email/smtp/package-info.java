@NullMarked
package dev.paperboy.chat.email.smtp;

import org.jspecify.annotations.NullMarked;
