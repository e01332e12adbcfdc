package dev.paperboy.chat.slack.message;

import com.google.gson.Gson;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The smallest parts of blocks, and how much room blocks take. */
public final class Elements {
  /** The longest label of a button, and of an option. */
  public static final int LONGEST_LABEL = 75;

  /** As Slack's library writes what it sends. */
  private static final Gson GSON = GsonFactory.createSnakeCase();

  private Elements() {}

  /** Text with marks. */
  public static MarkdownTextObject mrkdwn(String text) {
    // Without it, Slack makes links of addresses and of names of channels.
    return MarkdownTextObject.builder().text(text).verbatim(true).build();
  }

  /** Text in which nothing is read but emoji that are spelt out. */
  public static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(text).emoji(false).build();
  }

  /** A button that carries a token. */
  public static ButtonElement button(String actionId, String label, String token) {
    return ButtonElement.builder().actionId(actionId).text(plain(label)).value(token).build();
  }

  static ButtonElement link(String actionId, String label, String address) {
    return ButtonElement.builder().actionId(actionId).text(plain(label)).url(address).build();
  }

  /** How many bytes the blocks are when they are sent. */
  public static int size(List<LayoutBlock> blocks) {
    return GSON.toJson(blocks).getBytes(StandardCharsets.UTF_8).length;
  }
}
