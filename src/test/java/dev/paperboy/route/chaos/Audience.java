package dev.paperboy.route.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import dev.paperboy.chat.email.simulator.ReceivedMail;
import dev.paperboy.chat.email.simulator.SmtpSimulator;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import dev.paperboy.route.PaperboyProcess;
import dev.paperboy.route.PlainEvaluation;
import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.PlainEvaluation.Wish;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;

/** The channels of every platform, what they subscribe to, and what they received. */
final class Audience implements Closeable {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final int GUILDS = 4;
  private static final Pattern LINK =
      Pattern.compile("(?:papers|abs|pdf)/(?:arxiv:)?(\\d{4}\\.\\d{5})");

  private static final List<Wish> WISHES =
      List.of(
          new Wish("rlhf, grpo", paper -> paper.says("\\brlhf\\b") || paper.says("\\bgrpo\\b")),
          new Wish("quantiz*", paper -> paper.says("\\bquantiz\\w*")),
          new Wish("\"flow matching\"", paper -> paper.says("\\bflow[\\s-]+matching\\b")),
          new Wish("diffusion", paper -> paper.says("\\bdiffusions?\\b")),
          new Wish(
              "video -benchmark",
              paper -> paper.says("\\bvideos?\\b") && !paper.says("\\bbenchmark(?:s|ed|ing)?\\b")),
          new Wish("upvotes>=30", paper -> paper.votes() >= 30),
          new Wish("diffusion has:code", paper -> paper.says("\\bdiffusions?\\b") && paper.code()));

  /** Of the wishes, those that mailboxes have. */
  private static final int RARE = 3;

  final DiscordSimulator discord = new DiscordSimulator();
  final SlackSimulator slack = new SlackSimulator();
  final SmtpSimulator mail = new SmtpSimulator();
  private final SimulatedUser ada = discord.user("ada");
  private final SimulatedWorkspace workspace = slack.workspace("lab");
  private final dev.paperboy.chat.slack.simulator.SimulatedUser ann = workspace.admin("ann");
  private final Map<String, dev.paperboy.chat.discord.simulator.SimulatedChannel> onDiscord =
      new LinkedHashMap<>();
  private final Map<String, dev.paperboy.chat.slack.simulator.SimulatedChannel> onSlack =
      new LinkedHashMap<>();
  private final List<Reader> readers = new ArrayList<>();
  private final Set<String> down = new LinkedHashSet<>();

  /** A channel. */
  record Reader(String platform, String channel, Wish wish) {}

  /**
   * A message that a channel received.
   *
   * @param key the same for each copy of a message
   * @param papers their ids
   */
  record Received(String key, Set<String> papers) {}

  /** So many channels on each platform. */
  Audience(int channels) {
    discord.rateLimits().off();
    discord.interactionDeadlines(SOON, Duration.ofMinutes(15));
    slack.rateLimits().none();
    slack.acknowledgeWithin(SOON);
    slack.interactionsLast(SOON, Duration.ofMinutes(30));
    List<SimulatedGuild> guilds = new ArrayList<>();
    for (int number = 0; number < GUILDS; number++) {
      guilds.add(discord.guild("guild-" + number).member(ada, Permission.MANAGE_CHANNEL));
    }
    for (int number = 0; number < channels; number++) {
      Wish wish = WISHES.get(number % WISHES.size());
      var channel = guilds.get(number % GUILDS).textChannel("papers-" + number);
      onDiscord.put(channel.id(), channel);
      readers.add(new Reader("discord", channel.id(), wish));
      var other = workspace.publicChannel("papers-" + number).member(ann);
      onSlack.put(other.id(), other);
      readers.add(new Reader("slack", other.id(), wish));
      readers.add(new Reader("console", "papers-" + number, wish));
      readers.add(new Reader("mail", mailbox(number), WISHES.get(number % RARE)));
    }
  }

  private static String mailbox(int number) {
    return "reader-%03d@example.net".formatted(number);
  }

  List<Reader> readers() {
    return readers;
  }

  /** The lines of a configuration that lead to these ports. */
  List<String> configuration(int discordPort, int slackPort, int mailPort, Path declared)
      throws IOException {
    Files.writeString(
        declared,
        readers.stream()
            .filter(reader -> reader.platform().equals("mail"))
            .map(
                reader ->
                    ("- { platform: email, channel: %s, query: '%s',"
                            + " cadence: daily at 09:00, max: 1000 }\n")
                        .formatted(reader.channel(), reader.wish().query()))
            .collect(Collectors.joining()));
    return List.of(
        "discord: { token: \"%s\", api_url: \"http://127.0.0.1:%d/api/v10/\" }"
            .formatted(DiscordSimulator.TOKEN, discordPort),
        "slack: { bot_token: \"%s\", app_token: \"%s\", api_url: \"http://127.0.0.1:%d/api/\" }"
            .formatted(workspace.botToken(), SlackSimulator.APP_TOKEN, slackPort),
        "site: { url: \"https://papers.example.org\" }",
        "email: { smtp: \"smtp://127.0.0.1:%d\", from: papers@example.org }".formatted(mailPort),
        "subscriptions: " + declared);
  }

  /** Forgets the requests so far, but no message. */
  void forget() {
    discord.forgetRequests();
    slack.forgetRequests();
  }

  /** The port of a platform's simulator. */
  int port(String platform) {
    return switch (platform) {
      case "discord" -> java.net.URI.create(discord.apiUrl()).getPort();
      case "slack" -> java.net.URI.create(slack.apiUrl()).getPort();
      case "mail" -> mail.port();
      default -> throw new IllegalArgumentException(platform);
    };
  }

  /** Subscribes in each channel, by a program that runs. */
  void subscribe(PaperboyProcess paperboy) {
    discord.awaitShards(1, SOON);
    slack.await("a socket", SOON, () -> slack.socket().connections() > 0);
    for (Reader reader : readers) {
      String query = reader.wish().query();
      switch (reader.platform()) {
        case "discord" -> {
          var channel = discordChannel(reader);
          discord
              .slash(ada, channel, "papers settings", Map.of("cap", 1000, "daily", 1000))
              .awaitMessage(SOON);
          assertThat(
                  discord
                      .slash(ada, channel, "papers subscribe", Map.of("query", query))
                      .awaitMessage(SOON)
                      .allText())
              .contains("Subscribed as #");
        }
        case "slack" -> {
          var channel = slackChannel(reader);
          slack.slash(ann, channel, "/papers", "settings cap 1000 daily 1000").awaitMessage();
          assertThat(
                  slack
                      .slash(ann, channel, "/papers", "subscribe " + query)
                      .awaitMessage()
                      .allText())
              .contains("Subscribed as #");
        }
        case "console" -> {
          paperboy.open(reader.channel());
          paperboy.type(reader.channel(), "/papers settings cap 1000 daily 1000");
          assertThat(paperboy.type(reader.channel(), "/papers subscribe " + query).toString())
              .contains("Subscribed as #");
        }
        default -> assertThat(reader.platform()).isEqualTo("mail");
      }
    }
  }

  private dev.paperboy.chat.discord.simulator.SimulatedChannel discordChannel(Reader reader) {
    return Objects.requireNonNull(onDiscord.get(reader.channel()));
  }

  private dev.paperboy.chat.slack.simulator.SimulatedChannel slackChannel(Reader reader) {
    return Objects.requireNonNull(onSlack.get(reader.channel()));
  }

  /** A platform is down from now on: nobody can connect, or nothing is taken. */
  void goDown(String platform) {
    switch (platform) {
      case "discord" -> discord.startOutage();
      case "slack" -> slack.startOutage();
      default -> mail.always(command -> "421 4.3.2 down for maintenance");
    }
    down.add(platform);
  }

  /** A platform responds from now on that it is asked too often. */
  void refuse(String platform) {
    switch (platform) {
      case "discord" ->
          discord
              .faults()
              .on("POST channels/*/messages")
              .always()
              .answersTooManyRequests(Duration.ofSeconds(1), "user");
      case "slack" ->
          slack
              .faults()
              .on("chat.postMessage")
              .always()
              .answersTooManyRequests(Duration.ofSeconds(1));
      default -> mail.always(command -> command.startsWith("RCPT") ? "450 4.2.1 too many" : "");
    }
  }

  /** A platform takes the next posts, but cuts the connection instead of saying so. */
  void loseResponses(String platform, int posts) {
    switch (platform) {
      case "discord" ->
          discord.faults().on("POST channels/*/messages").times(posts).losesTheAnswer();
      case "slack" -> slack.faults().on("chat.postMessage").times(posts).losesTheAnswer();
      default -> {
        for (int number = 0; number < posts; number++) {
          mail.next(". ", SmtpSimulator.LOST);
        }
      }
    }
  }

  /** A platform works again. */
  void comeBack(String platform) {
    if (down.remove(platform)) {
      switch (platform) {
        case "discord" -> discord.endOutage();
        case "slack" -> slack.endOutage();
        default -> mail.always(command -> "");
      }
    }
    switch (platform) {
      case "discord" -> discord.faults().clear();
      case "slack" -> slack.faults().clear();
      default -> mail.always(command -> "");
    }
  }

  /** What a channel must receive of these papers. */
  static Set<String> wanted(Reader reader, List<Text> papers) {
    return PlainEvaluation.wanted(papers.stream(), List.of(reader.wish()));
  }

  /**
   * What a channel received, oldest first, replies to people left out.
   *
   * @param paperboy a program that knows what the console received
   */
  List<Received> received(Reader reader, PaperboyProcess paperboy) {
    return switch (reader.platform()) {
      case "discord" ->
          discord.posts(discordChannel(reader)).stream()
              .map(
                  post ->
                      new Received(
                          post.nonce(),
                          ids(
                              post.embeds().stream()
                                  .map(embed -> embed.path("url").asText() + " ")
                                  .collect(Collectors.joining()))))
              .toList();
      case "slack" ->
          slack.posts(slackChannel(reader)).stream()
              .filter(post -> !post.metadata().isEmpty())
              .map(
                  post ->
                      new Received(
                          post.metadata().path("event_payload").path("key").asText(),
                          ids(post.blocks().toString())))
              .toList();
      case "console" ->
          paperboy.messages(reader.channel()).stream()
              .map(
                  message -> {
                    Set<String> papers = new LinkedHashSet<>();
                    for (JsonNode card : message.path("cards")) {
                      papers.add(card.path("paper").asText().replaceFirst("^arxiv:", ""));
                    }
                    return new Received(
                        "console-" + Long.toString(message.path("id").asLong(), 36), papers);
                  })
              .toList();
      default ->
          mail.mails().stream()
              .filter(one -> one.recipient().equals(reader.channel()))
              .map(one -> new Received(key(one), ids(text(one))))
              .toList();
    };
  }

  private static String key(ReceivedMail mail) {
    String id = mail.header("Message-ID");
    return id.substring(1, id.indexOf('.'));
  }

  private static String text(ReceivedMail mail) {
    try {
      return text(mail.parsed().getContent());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String text(Object content) throws MessagingException, IOException {
    if (content instanceof Multipart parts) {
      StringBuilder text = new StringBuilder();
      for (int number = 0; number < parts.getCount(); number++) {
        BodyPart part = parts.getBodyPart(number);
        text.append(text(part.getContent())).append('\n');
      }
      return text.toString();
    }
    return content instanceof String text ? text : "";
  }

  private static Set<String> ids(String text) {
    return LINK.matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public void close() throws IOException {
    discord.close();
    slack.close();
    mail.close();
  }
}
