package dev.paperboy.chat.slack.message;

import com.google.gson.Gson;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The smallest parts of blocks, and the size of blocks. */
public final class Elements {
  /** The maximum length of the label of a button or option. */
  public static final int LONGEST_LABEL = 75;

  /** Serializes as Slack's library does. */
  private static final Gson GSON = GsonFactory.createSnakeCase();

  private Elements() {}

  /** Returns text with markup. */
  public static MarkdownTextObject mrkdwn(String text) {
    // Otherwise Slack makes links of addresses and of names of channels.
    return MarkdownTextObject.builder().text(text).verbatim(true).build();
  }

  /** Returns text in which nothing but emoji short names is interpreted. */
  public static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(text).emoji(false).build();
  }

  /** Returns a button with a token. */
  public static ButtonElement button(String actionId, String label, String token) {
    return ButtonElement.builder().actionId(actionId).text(plain(label)).value(token).build();
  }

  static ButtonElement link(String actionId, String label, String address) {
    return ButtonElement.builder().actionId(actionId).text(plain(label)).url(address).build();
  }

  /** Returns the size of the blocks as sent, in bytes. */
  public static int size(List<LayoutBlock> blocks) {
    return GSON.toJson(blocks).getBytes(StandardCharsets.UTF_8).length;
  }
}
