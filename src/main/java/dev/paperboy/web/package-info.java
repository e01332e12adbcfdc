/**
 * The one HTTP server. Packages hand it their {@link dev.paperboy.web.Routes}; it refuses what
 * comes from foreign pages, asks for the token where one is set, and returns every error as JSON.
 * To add a page or an API, implement {@code Routes} in the package that owns it and add it to the
 * list in {@code app}.
 */
@NullMarked
package dev.paperboy.web;

import org.jspecify.annotations.NullMarked;
