package dev.paperboy.chat.discord.message;

import java.util.List;
import java.util.Random;

/** Texts that want to be more than text. */
final class HostileTexts {
  private static final List<String> PIECES =
      List.of(
          "@everyone",
          "@here",
          "@EveryOne",
          "<@1>",
          "<@!1>",
          "<@&2>",
          "<#3>",
          "<t:0:R>",
          "<:a:4>",
          "<a:b:5>",
          "</papers:6>",
          "<id:home>",
          "<https://evil.example>",
          "https://evil.example/a_b",
          "discord://x",
          "steam://run",
          "mailto:x@y.z",
          ":smile:",
          "::",
          ":",
          "[x](http://evil.example)",
          "](http://evil.example)",
          "](",
          "[",
          "]",
          "(",
          ")",
          "**",
          "*",
          "_",
          "__",
          "~~",
          "||",
          "|",
          "`",
          "``",
          "```",
          "\\",
          "\\\\",
          "> ",
          ">>> ",
          "# ",
          "## ",
          "- ",
          "-# ",
          "+ ",
          "1. ",
          "12) ",
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
          "¯\\_(ツ)_/¯",
          "۰. ",
          "e\u0301",
          "\uD835\uDCDF",
          "$x_1^2$",
          "&amp;",
          "<b>");

  private HostileTexts() {}

  static String random(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(25);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  static List<String> all() {
    return PIECES;
  }
}
