/** The one HTTP server. Rooms hand it their routes. */
@NullMarked
package dev.paperboy.web;

import org.jspecify.annotations.NullMarked;
