package dev.paperboy.web;

import java.util.Map;

/** The headers of every response. */
final class SecurityHeaders {
  static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          // Addresses may be secrets, so other sites do not get them. With "no-referrer" a browser
          // would post forms with "Origin: null", which the guard rejects.
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private SecurityHeaders() {}
}
