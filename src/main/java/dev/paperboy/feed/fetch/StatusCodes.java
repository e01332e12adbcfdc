package dev.paperboy.feed.fetch;

/** Interprets HTTP status codes for a fetch. */
final class StatusCodes {

  private StatusCodes() {}

  /** Returns whether the response is the requested document. */
  static boolean isDocument(int status) {
    return status == 200 || status == 203;
  }

  /** Returns whether a later request may succeed. */
  static boolean mayPass(int status) {
    return status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501);
  }

  /** Returns the status, its meaning, and the server's message if it is short. */
  static String inWords(int status, ResponseBody body) {
    String said = body.excerpt();
    boolean informative = !said.isEmpty() && !said.startsWith("<") && body.size() < 200;
    return status + meaning(status) + (informative ? ": “" + said + "”" : "");
  }

  private static String meaning(int status) {
    return switch (status) {
      case 204 -> " (nothing there)";
      case 300, 301, 302, 303, 305, 306, 307, 308 -> " (a redirect that does not say where to)";
      case 304 -> " (not modified), although it was not asked for that";
      case 400 -> " (it did not understand the request)";
      case 401, 403 -> " (access refused)";
      case 404 -> " (not found)";
      case 407 -> " (the proxy wants a user and password; write them into its address)";
      case 408, 504 -> " (it took too long)";
      case 410 -> " (gone for good)";
      case 429 -> " (too many requests)";
      case 500, 502 -> " (an error on its side)";
      case 503 -> " (not available now)";
      default -> "";
    };
  }
}
