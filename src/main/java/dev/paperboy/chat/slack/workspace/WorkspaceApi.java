package dev.paperboy.chat.slack.workspace;

import static dev.paperboy.chat.slack.message.SlackText.text;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.User;
import dev.paperboy.chat.slack.send.SlackApi.Question;
import dev.paperboy.chat.slack.send.Workspaces;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests information on workspaces from Slack, and caches it. Thread-safe. */
public final class WorkspaceApi {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceApi.class);
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final int PAGE = 1000;
  private static final int MOST_PAGES = 5;

  private final Slack slack;
  private final Workspaces workspaces;
  private final ExpiringCache<String, Bot> bots;
  private final ExpiringCache<String, Person> people;
  private final ExpiringCache<String, Conversation> conversations;
  private final ExpiringCache<String, Set<String>> members;

  /** Creates an instance with this client and the tokens of these workspaces. */
  public WorkspaceApi(Slack slack, Workspaces workspaces, InstantSource clock) {
    this.slack = slack;
    this.workspaces = workspaces;
    this.bots = new ExpiringCache<>(MINUTES, clock);
    this.people = new ExpiringCache<>(MINUTES, clock);
    this.conversations = new ExpiringCache<>(MINUTES, clock);
    this.members = new ExpiringCache<>(MINUTES, clock);
  }

  /**
   * The bot in a workspace.
   *
   * @param user its user ID
   * @param name its display name
   * @param scopes the scopes of its token
   */
  public record Bot(String user, String name, Set<String> scopes) {
    /** Copies the scopes. */
    public Bot {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * A person.
   *
   * @param name the display name
   * @param admin whether they are an admin or owner of the workspace
   */
  public record Person(String name, boolean admin) {}

  /** Returns the library. */
  public Slack library() {
    return slack;
  }

  /** Returns Slack's methods with a workspace's token; empty if the bot is not installed. */
  public Optional<MethodsClient> methods(String team) {
    return workspaces.token(team).map(slack::methods);
  }

  /** Returns the bot in this workspace; empty if it is not installed or Slack cannot be reached. */
  public Optional<Bot> bot(String team) {
    return bots.get(team)
        .or(
            () ->
                ask(team, "auth.test", client -> client.authTest(empty -> empty))
                    .filter(AuthTestResponse::isOk)
                    .map(WorkspaceApi::bot)
                    .map(bot -> bots.put(team, bot)));
  }

  private static Bot bot(AuthTestResponse answer) {
    return new Bot(text(answer.getUserId()), text(answer.getUser()), scopes(answer));
  }

  /**
   * Returns the scopes of a token, from the response to {@code auth.test}; empty if it does not
   * list them.
   */
  public static Set<String> scopes(AuthTestResponse answer) {
    Map<String, List<String>> headers = answer.getHttpResponseHeaders();
    return headers == null
        ? Set.of()
        : headers.entrySet().stream()
            .filter(header -> "x-oauth-scopes".equalsIgnoreCase(header.getKey()))
            .flatMap(header -> header.getValue().stream())
            .flatMap(value -> Arrays.stream(value.split("\\s*,\\s*")))
            .filter(scope -> !scope.isBlank())
            .collect(Collectors.toSet());
  }

  /** Returns whether this person may manage this channel: an admin, an owner, or its creator. */
  public boolean manages(String team, String user, String channel) {
    return isAdmin(team, user)
        || (conversation(team, channel) instanceof Conversation.Known known
            && known.creator().equals(user));
  }

  private boolean isAdmin(String team, String user) {
    return person(team, user).filter(Person::admin).isPresent();
  }

  /** Returns a person of a workspace; empty if Slack does not return one. */
  public Optional<Person> person(String team, String user) {
    String key = team + " " + user;
    return people
        .get(key)
        .or(
            () ->
                ask(team, "users.info", client -> client.usersInfo(who -> who.user(user)))
                    .filter(UsersInfoResponse::isOk)
                    .map(UsersInfoResponse::getUser)
                    .map(WorkspaceApi::person)
                    .map(person -> people.put(key, person)));
  }

  private static Person person(User user) {
    return new Person(
        text(user.getName()), user.isAdmin() || user.isOwner() || user.isPrimaryOwner());
  }

  /** Returns Slack's information on this channel. */
  public Conversation conversation(String team, String channel) {
    String key = team + " " + channel;
    return conversations.get(key).orElseGet(() -> askConversation(team, channel, key));
  }

  private Conversation askConversation(String team, String channel, String key) {
    Optional<ConversationsInfoResponse> answer =
        ask(
            team,
            "conversations.info",
            client -> client.conversationsInfo(which -> which.channel(channel)));
    if (answer.isEmpty()) {
      return new Conversation.Unclear("request to Slack failed");
    }
    if (answer.get().isOk()) {
      return conversations.put(key, known(answer.get().getChannel()));
    }
    String error = text(answer.get().getError());
    // Not cached: a person who is asked to invite the bot does so, and tries again at once.
    return "channel_not_found".equals(error)
        ? new Conversation.Hidden()
        : new Conversation.Unclear(error);
  }

  private static Conversation known(com.slack.api.model.Conversation found) {
    return new Conversation.Known(
        text(found.getName()),
        found.isPrivate() || found.isGroup() || found.isMpim() || found.isIm(),
        found.isMpim(),
        found.isIm(),
        found.isArchived(),
        found.isMember() || found.isIm(),
        text(found.getCreator()));
  }

  /** Invalidates the cache for this channel. */
  public void changed(String team, String channel) {
    conversations.forget(team + " " + channel);
    members.forget(team + " " + channel);
  }

  /** Invalidates the cache for this workspace. */
  public void changed(String team) {
    bots.forget(team);
  }

  /** Returns whether this person is a member of this channel, as far as that can be determined. */
  public boolean isMember(String team, String channel, String user) {
    String key = team + " " + channel;
    return members
        .get(key)
        .orElseGet(
            () -> askMembers(team, channel).map(found -> members.put(key, found)).orElse(Set.of()))
        .contains(user);
  }

  private Optional<Set<String>> askMembers(String team, String channel) {
    Set<String> found = new HashSet<>();
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      String from = cursor;
      Optional<ConversationsMembersResponse> answer =
          ask(
              team,
              "conversations.members",
              client ->
                  client.conversationsMembers(
                      which ->
                          which.channel(channel).limit(PAGE).cursor(from.isEmpty() ? null : from)));
      if (answer.filter(ConversationsMembersResponse::isOk).isEmpty()) {
        return Optional.empty();
      }
      found.addAll(answer.get().getMembers());
      var more = answer.get().getResponseMetadata();
      cursor = more == null ? "" : text(more.getNextCursor());
      if (cursor.isEmpty()) {
        break;
      }
    }
    return Optional.of(found);
  }

  /**
   * Sends a request, and logs failures; a response that is not ok is still a response. Empty if
   * there is none.
   */
  public <A extends SlackApiTextResponse> Optional<A> ask(
      String team, String method, Question<A> question) {
    Optional<MethodsClient> client = methods(team);
    if (client.isEmpty()) {
      return Optional.empty();
    }
    try {
      A answer = question.ask(client.get());
      if (!answer.isOk()) {
        LOG.atInfo()
            .addKeyValue("method", method)
            .addKeyValue("team", team)
            .addKeyValue("error", answer.getError())
            .addKeyValue("needed", text(answer.getNeeded()))
            .log("Slack refused a request");
      }
      return Optional.of(answer);
    } catch (IOException | SlackApiException | RuntimeException failure) {
      LOG.atWarn()
          .addKeyValue("method", method)
          .addKeyValue("team", team)
          .addKeyValue("reason", failure.getMessage())
          .log("request to Slack failed");
      return Optional.empty();
    }
  }
}
