/**
 * The console: the chat platform that needs no account, a page in the browser.
 *
 * <p>Messages come in through {@link dev.paperboy.chat.console.ConsoleSender} and are kept by a
 * {@link dev.paperboy.chat.console.ConsoleLog}; the page and its API are {@link
 * dev.paperboy.chat.console.ConsoleRoutes}; events reach open pages through {@link
 * dev.paperboy.chat.console.ConsoleEvents}. To add an address, add it to the routes class of its
 * noun; to add a file of the page, add it to {@code PageFiles}.
 */
@NullMarked
package dev.paperboy.chat.console;

import org.jspecify.annotations.NullMarked;
