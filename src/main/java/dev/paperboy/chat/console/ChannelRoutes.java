package dev.paperboy.chat.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.chat.KeyboardText;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.web.JsonAnswer;
import dev.paperboy.web.JsonBody;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The routes of channels, their messages, and the commands typed there. */
final class ChannelRoutes {
  private static final int NEWEST = 200;
  private static final int MOST = 1_000;
  private static final int LONGEST_USER = 80;
  private static final int MOST_READ = 200;
  private static final int MOST_COUNTED = 100;
  private static final Pattern COMMAND_NAME = Pattern.compile("^\\s*/papers(?:\\s+|$)");

  private final ConsoleLog log;
  private final CommandHandler commands;
  private final ConsoleEvents events;

  ChannelRoutes(ConsoleLog log, CommandHandler commands, ConsoleEvents events) {
    this.log = log;
    this.commands = commands;
    this.events = events;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/channels", this::list);
    routes.post("/api/channels", this::open);
    routes.post("/api/unread", this::unread);
    routes.post("/api/channels/{name}/commands", this::command);
    routes.get("/api/channels/{name}/messages", this::messages);
    routes.get("/api/channels/{name}/complete", this::complete);
  }

  private void list(Context ctx) {
    ArrayNode channels = ConsoleJson.array();
    boolean withNewest = "true".equals(ctx.queryParam("newest"));
    for (ConsoleLog.Listed listed : log.channels()) {
      channels.add(
          withNewest ? ConsoleJson.channel(listed) : ConsoleJson.channel(listed.channel()));
    }
    JsonAnswer.send(ctx, channels);
  }

  private void open(Context ctx) throws IOException {
    String name =
        ChannelName.read(JsonBody.read(ctx).required("name"))
            .orElseThrow(() -> new BadRequestResponse(ChannelName.RULE));
    ConsoleLog.Opening opening = log.open(name);
    if (opening instanceof ConsoleLog.Opening.Full full) {
      throw new ConflictResponse(
          "There are %,d channels, and no more can be opened. Use one of them."
              .formatted(full.most()));
    }
    ConsoleLog.Opening.Opened opened = (ConsoleLog.Opening.Opened) opening;
    ctx.status(opened.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
    JsonAnswer.send(ctx, ConsoleJson.channel(opened.channel()));
  }

  /** Responds with the number of unread messages, for several channels at a time. */
  private void unread(Context ctx) throws IOException {
    Map<String, Long> read = JsonBody.read(ctx).numbers("read");
    if (read.size() > MOST_READ) {
      throw new BadRequestResponse("\"read\" names at most " + MOST_READ + " channels.");
    }
    ObjectNode answer = ConsoleJson.object();
    read.forEach(
        (name, number) ->
            log.channel(name)
                .map(channel -> log.unread(channel.id(), number, MOST_COUNTED))
                .ifPresent(
                    unread ->
                        answer
                            .putObject(name)
                            .put("newest", unread.newest())
                            .put("count", unread.count())));
    JsonAnswer.send(ctx, answer);
  }

  private void command(Context ctx) throws IOException {
    ConsoleChannel channel = channel(ctx);
    JsonBody body = JsonBody.read(ctx);
    String text = withoutCommandName(KeyboardText.of(body.required("text")));
    String user = body.optional("user", "").strip();
    if (user.length() > LONGEST_USER) {
      throw new BadRequestResponse("\"user\" has at most " + LONGEST_USER + " characters.");
    }
    String name = user.isEmpty() ? "you" : user;
    Reply reply = commands.handle(request(channel, name, text));
    if (!reply.ephemeral()) {
      events.replied(channel.name(), name, text, body.optional("client", ""), reply);
    }
    JsonAnswer.send(ctx, ConsoleJson.reply(reply));
  }

  private void messages(Context ctx) {
    ConsoleChannel channel = channel(ctx);
    List<ConsoleMessage> messages =
        ctx.queryParam("after") == null
            ? log.newest(channel.id(), (int) QueryParameters.query(ctx, "limit", NEWEST, 1, MOST))
            : log.after(
                channel.id(),
                QueryParameters.query(ctx, "after", 0, 0, Long.MAX_VALUE),
                (int) QueryParameters.query(ctx, "limit", MOST, 1, MOST));
    ArrayNode nodes = ConsoleJson.array();
    messages.forEach(message -> nodes.add(ConsoleJson.message(message)));
    JsonAnswer.send(ctx, nodes);
  }

  private void complete(Context ctx) {
    ConsoleChannel channel = channel(ctx);
    String text =
        withoutCommandName(Objects.requireNonNullElse(ctx.queryParam("text"), "").stripLeading());
    ArrayNode completions = ConsoleJson.array();
    commands.complete(request(channel, "you", text)).forEach(completions::add);
    JsonAnswer.send(ctx, completions);
  }

  private ConsoleChannel channel(Context ctx) {
    String name = ctx.pathParam("name");
    return ChannelName.read(name)
        .flatMap(log::channel)
        .orElseThrow(
            () ->
                new NotFoundResponse(
                    "There is no such channel. POST {\"name\": …} to /api/channels opens one."));
  }

  /** A user of the console runs the program, and so may manage its channels. */
  private static Request request(ConsoleChannel channel, String user, String text) {
    return new Request(channel.address(), channel.name(), new Request.User(user, user, true), text);
  }

  private static String withoutCommandName(String text) {
    return COMMAND_NAME.matcher(text).replaceFirst("");
  }
}
