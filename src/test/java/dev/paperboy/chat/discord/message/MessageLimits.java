package dev.paperboy.chat.discord.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Holds a message against Discord's limits, in UTF-16 units, and against pings. */
public final class MessageLimits {
  private MessageLimits() {}

  /** Fails where Discord would refuse the message, or where it could ping. */
  public static void check(DataObject message) {
    assertThat(message.getObject("allowed_mentions").getArray("parse").length()).isZero();
    assertThat(message.getString("content", "")).hasSizeLessThanOrEqualTo(2000);
    DataArray embeds = message.optArray("embeds").orElseGet(DataArray::empty);
    assertThat(embeds.length()).isLessThanOrEqualTo(10);
    int sum = 0;
    for (int i = 0; i < embeds.length(); i++) {
      sum += embed(embeds.getObject(i));
    }
    assertThat(sum).as("characters of all embeds").isLessThanOrEqualTo(6000);
    DataArray rows = message.optArray("components").orElseGet(DataArray::empty);
    assertThat(rows.length()).isLessThanOrEqualTo(5);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < rows.length(); i++) {
      row(rows.getObject(i).getArray("components"), names);
    }
    boolean something =
        !message.getString("content", "").isBlank()
            || embeds.length() > 0
            || message.hasKey("attachments");
    assertThat(something).as("a message with something in it").isTrue();
  }

  private static int embed(DataObject embed) {
    assertThat(embed.getString("url", "https://example.org")).startsWith("http");
    assertThat(embed.getString("url", "").length()).isLessThanOrEqualTo(2048);
    return text(embed, "title", 256)
        + text(embed, "description", 4096)
        + embed.optObject("author").map(author -> text(author, "name", 256)).orElse(0)
        + embed.optObject("footer").map(footer -> text(footer, "text", 2048)).orElse(0);
  }

  private static int text(DataObject object, String name, int longest) {
    String text = object.getString(name, "");
    assertThat(text).as(name).hasSizeLessThanOrEqualTo(longest);
    boolean whole =
        text.codePoints().noneMatch(one -> Character.getType(one) == Character.SURROGATE);
    assertThat(whole).as("whole characters in %s", text).isTrue();
    return text.length();
  }

  private static void row(DataArray components, Set<String> names) {
    assertThat(components.length()).isBetween(1, 5);
    for (int i = 0; i < components.length(); i++) {
      DataObject one = components.getObject(i);
      assertThat(one.getString("label", "x").length()).isBetween(1, 80);
      assertThat(one.getString("url", "http")).startsWith("http").hasSizeLessThanOrEqualTo(512);
      if (one.hasKey("custom_id")) {
        assertThat(one.getString("custom_id").length()).isBetween(1, 100);
        assertThat(names.add(one.getString("custom_id"))).as("a name of its own").isTrue();
      }
      one.optArray("options").ifPresent(MessageLimits::options);
    }
  }

  private static void options(DataArray options) {
    assertThat(options.length()).isBetween(1, 25);
    Set<String> values = new HashSet<>();
    for (int i = 0; i < options.length(); i++) {
      assertThat(options.getObject(i).getString("label").length()).isBetween(1, 100);
      assertThat(options.getObject(i).getString("value").length()).isBetween(1, 100);
      assertThat(values.add(options.getObject(i).getString("value"))).isTrue();
    }
  }
}
