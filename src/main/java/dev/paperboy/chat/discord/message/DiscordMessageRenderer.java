package dev.paperboy.chat.discord.message;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.Reply;
import dev.paperboy.subscription.ChannelId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** Renders messages for Discord: within every limit, pinging nobody. Thread-safe. */
public final class DiscordMessageRenderer {
  private static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_EMBED = 4096;

  /** The length of the beginning of a long text that is shown above the file with all of it. */
  private static final int BEGINNING = 1500;

  /** The minimum space for cards, however long the text above them. */
  private static final int ROOM_FOR_CARDS = 2600;

  private final MessageRows rows;

  /** Creates a renderer that stores the commands of buttons there. */
  public DiscordMessageRenderer(Buttons buttons) {
    this.rows = new MessageRows(buttons);
  }

  /**
   * Returns the number of these papers, from the first, that fit into one message in full; at least
   * 1.
   */
  public static int fitting(List<Card> cards) {
    return EmbedPacker.fitting(cards);
  }

  /** Renders a reply to be posted. */
  public MessageCreateData create(ChannelId channel, Reply reply) {
    return create(channel, reply.text(), reply.cards(), reply.actions());
  }

  /** Renders a reply that replaces an earlier one completely. */
  public MessageEditData edit(ChannelId channel, Reply reply) {
    return replacing(create(channel, reply));
  }

  /** Renders a reply whose whole text is a file, with a line above it. */
  public MessageCreateData document(ChannelId channel, Reply reply, String above, String file) {
    return start(channel, reply.cards(), reply.actions())
        .setContent(DiscordText.typed(above, LONGEST_TEXT))
        .setEmbeds(EmbedPacker.pack(shown(reply.cards()), EmbedPacker.LONGEST))
        .setFiles(upload(reply.text(), file))
        .build();
  }

  /** Renders a reply without embeds and files, for channels where they are not allowed. */
  public MessageCreateData plain(ChannelId channel, Reply reply) {
    return plain(channel, reply.text(), reply.cards(), reply.actions());
  }

  /** Returns the same content as a complete replacement of an earlier message. */
  public static MessageEditData replacing(MessageCreateData message) {
    return new MessageEditBuilder().applyCreateData(message).setReplace(true).build();
  }

  /** Renders a text with papers below it. */
  public MessageCreateData create(
      ChannelId channel, String text, List<Card> cards, List<Action> actions) {
    if (cards.size() > EmbedPacker.MOST) {
      return withRest(channel, text, cards, actions);
    }
    String content = DiscordText.typed(text, LONGEST_EMBED);
    if (content.length() < LONGEST_TEXT) {
      return start(channel, cards, actions)
          .setContent(orSomething(content, cards))
          .setEmbeds(EmbedPacker.pack(shown(cards), EmbedPacker.LONGEST))
          .build();
    }
    int room = EmbedPacker.LONGEST - content.length();
    boolean fitsEmbed =
        cards.isEmpty() || (cards.size() < EmbedPacker.MOST && room >= ROOM_FOR_CARDS);
    return content.length() < LONGEST_EMBED - 1 && fitsEmbed
        ? longText(channel, content, cards, actions)
        : veryLongText(channel, text, cards, actions);
  }

  /** Renders the same without embeds and files, for channels where they are not allowed. */
  public MessageCreateData plain(
      ChannelId channel, String text, List<Card> cards, List<Action> actions) {
    return start(channel, cards, actions)
        .setContent(orSomething(PlainDiscordMessage.content(text, cards), List.of()))
        .build();
  }

  /** Renders only text, if everything else was rejected. */
  public static MessageCreateData bare(String text, List<Card> cards) {
    return quiet()
        .setContent(orSomething(PlainDiscordMessage.content(text, cards), List.of()))
        .build();
  }

  /** Writes out, above the embeds, the papers that did not fit into them. */
  private MessageCreateData withRest(
      ChannelId channel, String text, List<Card> cards, List<Action> actions) {
    List<Card> rest = cards.subList(EmbedPacker.MOST, cards.size());
    return start(channel, cards, actions)
        .setContent(PlainDiscordMessage.content(text, rest))
        .setEmbeds(EmbedPacker.pack(shown(cards), EmbedPacker.LONGEST))
        .build();
  }

  private MessageCreateData longText(
      ChannelId channel, String content, List<Card> cards, List<Action> actions) {
    List<MessageEmbed> embeds = new ArrayList<>();
    embeds.add(new EmbedBuilder().setDescription(content).build());
    embeds.addAll(EmbedPacker.pack(shown(cards), EmbedPacker.LONGEST - content.length()));
    return start(channel, cards, actions).setEmbeds(embeds).build();
  }

  private MessageCreateData veryLongText(
      ChannelId channel, String text, List<Card> cards, List<Action> actions) {
    return start(channel, cards, actions)
        .setContent(DiscordText.typed(text, BEGINNING) + "\nThe full text is in the attached file.")
        .setEmbeds(EmbedPacker.pack(shown(cards), EmbedPacker.LONGEST))
        .setFiles(upload(text, "answer.txt"))
        .build();
  }

  private MessageCreateBuilder start(ChannelId channel, List<Card> cards, List<Action> actions) {
    return quiet().setComponents(rows.of(channel, shown(cards), actions));
  }

  /** Returns a builder whose mentions ping nobody, whatever JDA's defaults are. */
  private static MessageCreateBuilder quiet() {
    return new MessageCreateBuilder().setAllowedMentions(List.of()).mentionRepliedUser(false);
  }

  private static List<Card> shown(List<Card> cards) {
    return cards.subList(0, Math.min(cards.size(), EmbedPacker.MOST));
  }

  /** Returns a non-empty content: Discord rejects an empty message. */
  private static String orSomething(String content, List<Card> cards) {
    return content.isBlank() && cards.isEmpty() ? "Nothing to show." : content;
  }

  private static FileUpload upload(String text, String file) {
    return FileUpload.fromData(text.getBytes(StandardCharsets.UTF_8), file);
  }
}
