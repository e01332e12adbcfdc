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

/**
 * Makes messages as Discord takes them: within every limit, pinging nobody. Safe for use by several
 * threads.
 */
public final class DiscordMessageRenderer {
  private static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_EMBED = 4096;

  /** How much of a long text is shown above the file that holds all of it. */
  private static final int BEGINNING = 1500;

  /** What cards need at least, however long the text above them. */
  private static final int ROOM_FOR_CARDS = 2600;

  private final MessageRows rows;

  /** Makes messages whose buttons are kept there. */
  public DiscordMessageRenderer(Buttons buttons) {
    this.rows = new MessageRows(buttons);
  }

  /** How many of these papers, from the first, go into one message in full; at least 1. */
  public static int fitting(List<Card> cards) {
    return EmbedPacker.fitting(cards);
  }

  /** A reply, to be posted. */
  public MessageCreateData create(ChannelId channel, Reply reply) {
    return create(channel, reply.text(), reply.cards(), reply.actions());
  }

  /** A reply that takes the place of an earlier one: nothing of that one remains. */
  public MessageEditData edit(ChannelId channel, Reply reply) {
    return replacing(create(channel, reply));
  }

  /** A reply whose whole text is a file, with a line above it. */
  public MessageCreateData document(ChannelId channel, Reply reply, String above, String file) {
    return start(channel, reply.cards(), reply.actions())
        .setContent(DiscordText.typed(above, LONGEST_TEXT))
        .setEmbeds(EmbedPacker.pack(shown(reply.cards()), EmbedPacker.LONGEST))
        .setFiles(upload(reply.text(), file))
        .build();
  }

  /** A reply without embeds and files, for where they are not allowed. */
  public MessageCreateData plain(ChannelId channel, Reply reply) {
    return plain(channel, reply.text(), reply.cards(), reply.actions());
  }

  /** The same content, to take the place of an earlier message, of which nothing remains. */
  public static MessageEditData replacing(MessageCreateData message) {
    return new MessageEditBuilder().applyCreateData(message).setReplace(true).build();
  }

  /** A text with papers below it. */
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

  /** The same without embeds and files, for channels where they are not allowed. */
  public MessageCreateData plain(
      ChannelId channel, String text, List<Card> cards, List<Action> actions) {
    return start(channel, cards, actions)
        .setContent(orSomething(PlainDiscordMessage.content(text, cards), List.of()))
        .build();
  }

  /** Nothing but text, for when everything else was refused. */
  public static MessageCreateData bare(String text, List<Card> cards) {
    return quiet()
        .setContent(orSomething(PlainDiscordMessage.content(text, cards), List.of()))
        .build();
  }

  /** The papers for which there are no embeds are written out above them. */
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

  /** No mention in it pings, whatever JDA's defaults are. */
  private static MessageCreateBuilder quiet() {
    return new MessageCreateBuilder().setAllowedMentions(List.of()).mentionRepliedUser(false);
  }

  private static List<Card> shown(List<Card> cards) {
    return cards.subList(0, Math.min(cards.size(), EmbedPacker.MOST));
  }

  /** Discord refuses a message without anything in it. */
  private static String orSomething(String content, List<Card> cards) {
    return content.isBlank() && cards.isEmpty() ? "Nothing to show." : content;
  }

  private static FileUpload upload(String text, String file) {
    return FileUpload.fromData(text.getBytes(StandardCharsets.UTF_8), file);
  }
}
