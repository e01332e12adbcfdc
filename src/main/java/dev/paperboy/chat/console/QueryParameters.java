package dev.paperboy.chat.console;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** Reads numbers from the query part of an address. */
final class QueryParameters {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private QueryParameters() {}

  /**
   * The number of this name within its bounds, or its default where it is absent.
   *
   * @throws io.javalin.http.HttpResponseException 400 where it is no number or out of bounds
   */
  static long query(Context ctx, String name, long otherwise, long least, long most) {
    String text = ctx.queryParam(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    // Longer numbers than these overflow.
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
