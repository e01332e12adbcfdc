/**
 * The HTTP server. Packages provide their {@link dev.paperboy.web.Routes}; it rejects cross-site
 * requests, requires the token if one is set, and returns every error as JSON. To add a page or an
 * API, implement {@code Routes} in the package that owns it and add it to the list in {@code app}.
 */
@NullMarked
package dev.paperboy.web;

import org.jspecify.annotations.NullMarked;
