package dev.paperboy.chat.slack.home;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import dev.paperboy.card.Invocation;
import dev.paperboy.chat.slack.message.Elements;
import dev.paperboy.chat.slack.message.SlackText;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.subscription.KnownSubscriptions.Entry;
import dev.paperboy.command.subscription.KnownSubscriptions.InChannel;
import dev.paperboy.subscription.ChannelId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renders the Home tab: at most 100 blocks, whatever its content. */
final class HomeView {
  /** The number of subscriptions per page: each takes two blocks, and its channel up to three. */
  static final int PAGE = 15;

  private static final String ACTION = "home:";
  private static final int LONGEST_LINE = 700;
  private static final int LONGEST_TEXT = 2_900;

  private static final String BEGIN =
      """
      Papers come to you here, or to a channel, as they appear.
      Press “New subscription…” for papers in your direct messages, or type `/papers subscribe diffusion` in a channel.
      `/papers preview diffusion` shows what a query would have found; `/papers help` lists everything.\
      """;

  private final ChannelId personal;
  private final List<InChannel> channels;
  private final int page;

  /**
   * Creates one page.
   *
   * @param personal the person's direct messages
   * @param page from 1
   */
  HomeView(ChannelId personal, List<InChannel> channels, int page) {
    this.personal = personal;
    this.channels = channels;
    this.page = page;
  }

  /** A subscription in its channel. */
  private record Row(InChannel channel, Entry entry) {}

  private List<Row> all() {
    return channels.stream()
        .flatMap(channel -> channel.entries().stream().map(entry -> new Row(channel, entry)))
        .toList();
  }

  /**
   * Returns the view.
   *
   * @param note the outcome of the last action; may be empty
   * @param feeds the state of the sources
   */
  View of(Buttons buttons, String note, String feeds) {
    List<Row> all = all();
    int last = Math.max(1, (all.size() + PAGE - 1) / PAGE);
    int shown = Math.min(Math.max(1, page), last);
    List<Row> rows = all.subList((shown - 1) * PAGE, Math.min(all.size(), shown * PAGE));
    Map<Invocation, String> tokens = buttons.tokens(personal, commands(rows, shown, last));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(HeaderBlock.builder().text(Elements.plain("Your papers")).build());
    if (!note.isBlank()) {
      blocks.add(text(note));
    }
    if (all.isEmpty()) {
      blocks.add(text(BEGIN));
    }
    blocks.add(
        actions(
            List.of(
                button("new", "New subscription…", tokens, new HomeAction.Add(personal.id())))));
    ChannelId before = null;
    for (Row row : rows) {
      if (!row.channel().channel().equals(before)) {
        blocks.addAll(head(row.channel(), tokens));
        before = row.channel().channel();
      }
      blocks.addAll(row(row, tokens));
    }
    if (last > 1) {
      blocks.add(paging(shown, last, tokens));
    }
    blocks.add(new DividerBlock());
    blocks.add(text("Sources\n" + feeds));
    if (!all.isEmpty()) {
      blocks.add(context("`/papers help` lists all commands."));
    }
    return View.builder().type("home").blocks(blocks).build();
  }

  private Set<Invocation> commands(List<Row> rows, int shown, int last) {
    Set<Invocation> commands = new LinkedHashSet<>();
    commands.add(new HomeAction.Add(personal.id()).invocation());
    for (Row row : rows) {
      String channel = row.channel().channel().id();
      commands.add(new HomeAction.Add(channel).invocation());
      commands.add(new HomeAction.Change(channel, "edit", row.entry().number()).invocation());
      commands.add(toggle(row).invocation());
    }
    if (shown > 1) {
      commands.add(new HomeAction.TurnTo(shown - 1).invocation());
    }
    if (shown < last) {
      commands.add(new HomeAction.TurnTo(shown + 1).invocation());
    }
    return commands;
  }

  private static HomeAction toggle(Row row) {
    return new HomeAction.Change(
        row.channel().channel().id(),
        row.entry().pause().isEmpty() ? "pause" : "resume",
        row.entry().number());
  }

  private List<LayoutBlock> head(InChannel channel, Map<Invocation, String> tokens) {
    boolean own = channel.channel().equals(personal);
    String name = own ? "Direct messages" : channel.name();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(new DividerBlock());
    SectionBlock.SectionBlockBuilder section =
        SectionBlock.builder()
            .text(Elements.mrkdwn("*" + SlackText.mrkdwn(name, LONGEST_LINE) + "*"));
    if (!own) {
      section.accessory(button("add", "Add…", tokens, new HomeAction.Add(channel.channel().id())));
    }
    blocks.add(section.build());
    if (!channel.rest().isEmpty()) {
      blocks.add(context("⚠ Nothing can be posted here: " + channel.rest() + "."));
    }
    return blocks;
  }

  private static List<LayoutBlock> row(Row row, Map<Invocation, String> tokens) {
    Entry entry = row.entry();
    String channel = row.channel().channel().id();
    String paused = entry.pause().isEmpty() ? "" : " — paused: " + plain(entry.pause());
    String line =
        "#%d `%s`, %s%s"
            .formatted(entry.number(), plain(entry.wish().query()), entry.how(), paused);
    return List.of(
        SectionBlock.builder().text(Elements.mrkdwn(SlackText.typed(line, LONGEST_LINE))).build(),
        actions(
            List.of(
                button(
                    "edit", "Edit", tokens, new HomeAction.Change(channel, "edit", entry.number())),
                button(
                    "toggle", entry.pause().isEmpty() ? "Pause" : "Resume", tokens, toggle(row)))));
  }

  /** Returns a text that cannot end the backticks around it. */
  private static String plain(String text) {
    return text.replace('`', '\'').replace('\n', ' ');
  }

  private static LayoutBlock paging(int shown, int last, Map<Invocation, String> tokens) {
    List<BlockElement> buttons = new ArrayList<>();
    if (shown > 1) {
      buttons.add(button("previous", "Previous", tokens, new HomeAction.TurnTo(shown - 1)));
    }
    if (shown < last) {
      buttons.add(button("next", "Next", tokens, new HomeAction.TurnTo(shown + 1)));
    }
    return actions(buttons);
  }

  private static BlockElement button(
      String name, String label, Map<Invocation, String> tokens, HomeAction action) {
    return Elements.button(ACTION + name, label, tokens.getOrDefault(action.invocation(), ""));
  }

  private static LayoutBlock actions(List<BlockElement> elements) {
    return ActionsBlock.builder().elements(elements).build();
  }

  private static LayoutBlock text(String text) {
    return SectionBlock.builder()
        .text(Elements.mrkdwn(SlackText.typed(text, LONGEST_TEXT)))
        .build();
  }

  private static LayoutBlock context(String text) {
    return ContextBlock.builder()
        .elements(List.of(Elements.mrkdwn(SlackText.typed(text, LONGEST_TEXT))))
        .build();
  }
}
