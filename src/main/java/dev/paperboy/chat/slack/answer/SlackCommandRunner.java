package dev.paperboy.chat.slack.answer;

import dev.paperboy.card.Invocation;
import dev.paperboy.chat.PostingCommands;
import dev.paperboy.chat.slack.workspace.Conversation;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs commands, after Slack-specific checks. May block. */
public final class SlackCommandRunner {
  private static final Pattern UNNAMED =
      Pattern.compile("<(@)([UW][A-Z0-9]+)>|<(#)([CGD][A-Z0-9]+)\\|?>");
  private static final String SETTINGS = "settings";
  private static final String ANYWHERE_PUBLIC = "chat:write.public";

  private final CommandHandler commands;
  private final WorkspaceApi slackApi;

  /** Creates a runner of these commands. */
  public SlackCommandRunner(CommandHandler commands, WorkspaceApi slackApi) {
    this.commands = commands;
    this.slackApi = slackApi;
  }

  /** Runs a typed command. */
  public Reply carryOut(SlackOrigin place, String text) {
    return carryOut(place, text, Map.of());
  }

  /** Runs the command of a button. */
  public Reply carryOut(SlackOrigin place, Invocation pressed) {
    return carryOut(place, pressed.command(), pressed.fields());
  }

  /** Returns a typed command with its fields filled in. */
  public Invocation read(String typed) {
    return commands.read(typed);
  }

  /**
   * Runs a command.
   *
   * @param text the whole command, or only its name if there are fields
   */
  public Reply carryOut(SlackOrigin place, String text, Map<String, String> fields) {
    String name = text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    boolean changes =
        commands.forms().stream().anyMatch(form -> form.name().equals(name) && form.changes());
    if (!mayLookInto(place)) {
      return Reply.quietly("You may not do that there, because you are not in that channel.");
    }
    if (!place.personal() && PostingCommands.contains(name)) {
      Optional<Reply> obstacle = obstacle(place);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
    }
    boolean manager =
        place.personal() || (changes && slackApi.manages(place.team(), place.user(), place.id()));
    Request.User user = new Request.User(place.user(), place.userName(), manager);
    return commands.handle(
        new Request(
            place.channel(), name(place), user, named(place, text, name.equals(SETTINGS)), fields));
  }

  /** Adds names that Slack omits from some mentions; settings need the IDs, too. */
  private String named(SlackOrigin place, String text, boolean withIds) {
    return UNNAMED
        .matcher(text)
        .replaceAll(
            mention -> {
              boolean person = mention.group(1) != null;
              String id = mention.group(person ? 2 : 4);
              String name =
                  (person ? personName(place, id) : channelName(place, id))
                      .replaceAll("[<>|]", " ")
                      .strip();
              if (name.isEmpty()) {
                return Matcher.quoteReplacement(
                    withIds ? mention.group() : (person ? "@" : "#") + id);
              }
              return Matcher.quoteReplacement(
                  person && withIds ? "<@" + id + "|" + name + ">" : (person ? "@" : "#") + name);
            });
  }

  private String personName(SlackOrigin place, String id) {
    return slackApi.person(place.team(), id).map(WorkspaceApi.Person::name).orElse("");
  }

  /** Returns the name of a channel; one that the person may not view stays an ID. */
  private String channelName(SlackOrigin place, String id) {
    SlackOrigin channel = place.elsewhere(id, "");
    return mayLookInto(channel)
            && slackApi.conversation(place.team(), id) instanceof Conversation.Known known
        ? known.name()
        : "";
  }

  /** Returns the display name of the place. */
  public String name(SlackOrigin place) {
    if (!place.name().isEmpty()) {
      return place.name();
    }
    if (slackApi.conversation(place.team(), place.id()) instanceof Conversation.Known known) {
      return known.group() || known.name().isEmpty() ? "a group message" : "#" + known.name();
    }
    return "a private channel";
  }

  /**
   * Returns whether the person may act here: a private channel can be acted on from elsewhere only
   * by its members.
   */
  public boolean mayLookInto(SlackOrigin place) {
    if (place.here() || place.personal()) {
      return true;
    }
    Conversation conversation = slackApi.conversation(place.team(), place.id());
    return conversation instanceof Conversation.Known known
        && (!known.hidden() || slackApi.isMember(place.team(), place.id(), place.user()));
  }

  private Optional<Reply> obstacle(SlackOrigin place) {
    Conversation conversation = slackApi.conversation(place.team(), place.id());
    if (conversation instanceof Conversation.Known known) {
      if (known.archived()) {
        return Optional.of(
            Reply.quietly(
                "This channel is archived, so nothing can be posted to it. Nothing was"
                    + " changed."));
      }
      boolean mayPost = known.botIsMember() || (!known.hidden() && mayPostAnywherePublic(place));
      return mayPost ? Optional.empty() : Optional.of(notThere(place));
    }
    // Whether Slack accepts the messages is detected when the first one is posted.
    return conversation instanceof Conversation.Hidden
        ? Optional.of(notThere(place))
        : Optional.empty();
  }

  private boolean mayPostAnywherePublic(SlackOrigin place) {
    return slackApi
        .bot(place.team())
        .filter(bot -> bot.scopes().contains(ANYWHERE_PUBLIC))
        .isPresent();
  }

  private Reply notThere(SlackOrigin place) {
    // A person who is asked to invite the bot does so and tries again.
    slackApi.changed(place.team(), place.id());
    String bot = slackApi.bot(place.team()).map(WorkspaceApi.Bot::name).orElse("paperboy");
    return Reply.quietly(
        "Paperboy is not in this channel, so it could not post here. Type `/invite @"
            + bot
            + "`, then send this again. Nothing was changed.");
  }
}
