package dev.paperboy.chat.console;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** Parses numeric query parameters. */
final class QueryParameters {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private QueryParameters() {}

  /**
   * Returns the number with this name within its bounds, or its default if it is absent.
   *
   * @throws io.javalin.http.HttpResponseException 400 if it is not a number or out of bounds
   */
  static long query(Context ctx, String name, long otherwise, long least, long most) {
    String text = ctx.queryParam(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    // Longer numbers would overflow.
    if (NUMBER.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    String bounds = most == Long.MAX_VALUE ? least + " or more" : "from " + least + " to " + most;
    throw new BadRequestResponse("\"" + name + "\" must be a whole number, " + bounds + ".");
  }
}
