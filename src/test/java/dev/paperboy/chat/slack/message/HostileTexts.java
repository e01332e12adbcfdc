package dev.paperboy.chat.slack.message;

import java.util.List;
import java.util.Random;

/** Texts that want to be more than text. */
final class HostileTexts {
  private static final List<String> PIECES =
      List.of(
          "<!channel>",
          "<!here>",
          "<!everyone>",
          "<@U1>",
          "<@W2|ada>",
          "<#C3>",
          "<#C3|papers>",
          "<!subteam^S1>",
          "<!date^0^{date}|x>",
          "<https://evil.example|x>",
          "https://evil.example",
          "<",
          ">",
          "&",
          "&amp;",
          "&lt;!channel&gt;",
          "&gt;",
          "|",
          "@channel",
          "@HERE",
          "@everyone",
          "#general",
          ":smile:",
          ":+1:",
          "::",
          ":",
          "*",
          "**",
          "_",
          "__",
          "~",
          "~~",
          "`",
          "``",
          "```",
          "*bold*",
          "_it_",
          "~no~",
          "`code`",
          "snake_case",
          "a*b",
          "> ",
          ">>> ",
          "- ",
          "1. ",
          "\n",
          "\r\n",
          "\t",
          " ",
          "<think>",
          "</think>",
          "\u202E",
          "\u2066",
          "\u200B",
          "\u200D",
          "\uFEFF",
          "\u0000",
          "\u0007",
          "\u2028",
          "\u2029",
          "\u0085",
          "\uD83D",
          "\uDE00",
          "😀",
          "👩‍🔬",
          "é",
          "a",
          "evil",
          "the",
          "1",
          ".",
          "\u00A0",
          "e\u0301",
          "\uD835\uDCDF",
          "$x_1^2$",
          "$x_{i}$",
          "<b>",
          "\\",
          "\"",
          "'",
          "=",
          "[x](http://evil.example)",
          "mailto:x@y.z",
          "{",
          "}",
          "%7C");

  private HostileTexts() {}

  static String random(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(25);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
