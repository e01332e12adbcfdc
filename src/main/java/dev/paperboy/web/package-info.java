/**
 * The one HTTP server. Rooms hand it their {@link dev.paperboy.web.Routes}; it refuses what comes
 * from foreign pages, asks for the token where one is set, and answers every error as JSON. To add
 * a page or an API, implement {@code Routes} in the room that owns it and add it to the list in
 * {@code app}.
 */
@NullMarked
package dev.paperboy.web;

import org.jspecify.annotations.NullMarked;
