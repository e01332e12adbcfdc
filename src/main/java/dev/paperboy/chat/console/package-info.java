/** The console: the chat platform that needs no account, a page in the browser. */
@NullMarked
package dev.paperboy.chat.console;

import org.jspecify.annotations.NullMarked;
