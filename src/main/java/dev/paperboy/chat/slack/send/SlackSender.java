package dev.paperboy.chat.slack.send;

import com.slack.api.Slack;
import dev.paperboy.card.Card;
import dev.paperboy.chat.RateLimitWaits;
import dev.paperboy.chat.slack.message.SlackMessage;
import dev.paperboy.chat.slack.message.SlackMessageRenderer;
import dev.paperboy.chat.slack.send.ConversationLookup.Conversation;
import dev.paperboy.chat.slack.send.MessagesInDoubt.Attempts;
import dev.paperboy.chat.slack.send.PostedMessageSearch.Look;
import dev.paperboy.chat.slack.send.SlackMessagePoster.Outcome;
import dev.paperboy.command.Buttons;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.deliver.SendResult.Rejected;
import dev.paperboy.deliver.SendResult.RetryLater;
import dev.paperboy.deliver.SendResult.Sent;
import dev.paperboy.fleet.Pace;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts messages to Slack.
 *
 * <p>A channel has the ID of its workspace as its tenant; a person is an address whose ID is a user
 * ID. Messages are rate limited before they are posted. Slack has no idempotency keys: a message in
 * doubt is searched for, and if it cannot be, posted again rather than lost.
 */
public final class SlackSender implements ChatSender, AutoCloseable {
  /** The platform of Slack's channels. */
  public static final String PLATFORM = "slack";

  /** The number of messages to a workspace per minute; Slack says “several hundred”. */
  static final int A_MINUTE = 300;

  /** The number of edits per minute; Slack's third tier. */
  private static final int EDITS_A_MINUTE = 50;

  private static final Logger LOG = LoggerFactory.getLogger(SlackSender.class);

  /** How many searches for a message may be unanswered before it is posted again without one. */
  private static final int MOST_UNANSWERED = 5;

  /** The maximum number of concurrent calls to Slack. */
  private static final int CALLS = 16;

  private final Workspaces workspaces;
  private final Predicate<ChannelId> held;
  private final SlackMessageRenderer render;
  private final ConversationLookup conversationLookup;
  private final PostedMessageSearch postedMessageSearch;
  private final SlackMessagePoster postMessage;
  private final SlackMessageEditor editMessage;
  private final InstantSource clock;
  private final SlackRateLimiter pace;
  private final SlackRateLimiter paceOfEdits;
  private final MessagesInDoubt doubts = new MessagesInDoubt();
  private final AtomicLong possibleDoubles = new AtomicLong();
  private final RateLimitWaits waits = new RateLimitWaits();
  private final ExecutorService calls =
      Executors.newFixedThreadPool(
          CALLS,
          task -> {
            Thread thread = new Thread(task, "slack-sender");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a sender that uses this client and stores the commands of buttons there.
   *
   * @param pace the limits that all replicas share
   * @param held returns whether this replica may post to a channel
   * @param clock real time, for Slack's limits
   */
  public SlackSender(
      SlackApi slack,
      Workspaces workspaces,
      Buttons buttons,
      Pace pace,
      Predicate<ChannelId> held,
      InstantSource clock) {
    this(slack, workspaces, buttons, pace, held, clock, Duration.ofSeconds(1));
  }

  /** Creates a sender that waits this long after each message to a channel. */
  SlackSender(
      SlackApi api,
      Workspaces workspaces,
      Buttons buttons,
      Pace shared,
      Predicate<ChannelId> held,
      InstantSource clock,
      Duration ofChannel) {
    Slack slack = api.once();
    this.workspaces = workspaces;
    this.held = held;
    this.render = new SlackMessageRenderer(buttons);
    this.conversationLookup = new ConversationLookup(slack);
    this.postedMessageSearch = new PostedMessageSearch(slack, clock);
    this.postMessage = new SlackMessagePoster(slack);
    this.editMessage = new SlackMessageEditor(slack);
    this.clock = clock;
    this.pace = new SlackRateLimiter(shared, "chat.postMessage", clock, ofChannel, A_MINUTE);
    this.paceOfEdits =
        new SlackRateLimiter(shared, "chat.update", clock, ofChannel, EDITS_A_MINUTE);
  }

  @Override
  public String platform() {
    return PLATFORM;
  }

  @Override
  public boolean isReady() {
    return workspaces.isReady();
  }

  @Override
  public int fitting(ChannelId channel, List<Card> cards) {
    return SlackMessageRenderer.fitting(cards);
  }

  @Override
  public Optional<ChannelId> personal(String tenant, String user) {
    return Optional.of(new ChannelId(PLATFORM, tenant, user));
  }

  /**
   * Returns the number of messages posted again since the start although an earlier attempt may
   * have succeeded.
   */
  public long possibleDoubles() {
    return possibleDoubles.get();
  }

  /** Returns the waits of messages and edits for their turn. */
  public RateLimitWaits rateLimitWaits() {
    return waits;
  }

  @Override
  public CompletableFuture<SendResult> send(Outgoing message) {
    if (workspaces.token(message.channel().tenant()).isEmpty()) {
      return CompletableFuture.completedFuture(SlackErrors.notInstalled());
    }
    try {
      return CompletableFuture.supplyAsync(
          () -> sendAndRest(message), in(counted(pace.next(message.channel()))));
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.completedFuture(closing());
    }
  }

  private static RetryLater closing() {
    return new RetryLater(Duration.ZERO, "the connection to Slack is being closed");
  }

  @Override
  public CompletableFuture<SendResult> edit(String messageId, Outgoing message) {
    try {
      return CompletableFuture.supplyAsync(
          () -> editNow(messageId, message), in(counted(paceOfEdits.next(message.channel()))));
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.completedFuture(closing());
    }
  }

  private static RetryLater elsewhere() {
    return new RetryLater(Duration.ZERO, "another replica has taken over this channel");
  }

  private SendResult editNow(String messageId, Outgoing message) {
    if (!held.test(message.channel())) {
      return elsewhere();
    }
    Optional<String> token = workspaces.token(message.channel().tenant());
    if (token.isEmpty()) {
      return SlackErrors.notInstalled();
    }
    Conversation conversation = conversationLookup.of(token.get(), message.channel());
    if (conversation instanceof Conversation.Refused refused) {
      return result(message, refused.failure());
    }
    String id = ((Conversation.Known) conversation).id();
    return editMessage
        .edit(token.get(), id, messageId, rendered(message))
        .map(failure -> observed(paceOfEdits, message, result(message, failure)))
        .orElseGet(() -> new Sent(messageId));
  }

  /** Lets the other messages to the workspace wait, too, if Slack asked to wait. */
  private static SendResult observed(
      SlackRateLimiter limiter, Outgoing message, SendResult result) {
    if (result instanceof RetryLater later) {
      limiter.refused(message.channel().tenant(), later.after());
    }
    return result;
  }

  private Duration counted(Duration wait) {
    waits.add(wait);
    return wait;
  }

  private Executor in(Duration wait) {
    return wait.isZero()
        ? calls
        : CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, calls);
  }

  private SendResult sendAndRest(Outgoing message) {
    // It may have waited for a minute, or the whole process, and another replica posts by now.
    if (!held.test(message.channel())) {
      return elsewhere();
    }
    try {
      return sendNow(message);
    } finally {
      pace.answered(message.channel());
    }
  }

  /**
   * Sends with a new look-up of the token, which may have been renewed while the message waited.
   */
  private SendResult sendNow(Outgoing message) {
    Optional<String> token = workspaces.token(message.channel().tenant());
    if (token.isEmpty()) {
      return SlackErrors.notInstalled();
    }
    Attempts before = doubts.begin(message, clock.instant());
    Conversation conversation = conversationLookup.of(token.get(), message.channel());
    return conversation instanceof Conversation.Known known
        ? send(message, token.get(), known.id(), before)
        : result(message, ((Conversation.Refused) conversation).failure());
  }

  private SendResult send(Outgoing message, String token, String conversation, Attempts before) {
    if (before.doubtful()) {
      Look look =
          postedMessageSearch.look(
              token, conversation, message.replyTo(), message.nonce(), before.begun());
      if (look instanceof Look.Found found) {
        doubts.posted(message);
        return new Sent(found.timestamp());
      }
      if (look instanceof Look.Absent) {
        doubts.cleared(message);
        return post(message, token, conversation, false);
      }
      if (look instanceof Look.Unanswered && before.unanswered() < MOST_UNANSWERED) {
        doubts.unanswered(message);
        return result(message, SlackErrors.unknown("Slack could not be reached"));
      }
    }
    return post(message, token, conversation, before.doubtful());
  }

  private SendResult post(
      Outgoing message, String token, String conversation, boolean maybeDouble) {
    if (maybeDouble) {
      // Logged before it is posted, because the process may not survive until afterwards.
      LOG.atWarn()
          .addKeyValue("channel", message.channel())
          .addKeyValue("key", message.nonce())
          .log("message is posted again and may be a duplicate");
    }
    Outcome outcome = attempt(message, token, conversation);
    if (maybeDouble && mayHavePosted(outcome)) {
      possibleDoubles.incrementAndGet();
    }
    if (outcome instanceof Outcome.Posted posted) {
      doubts.posted(message);
      return new Sent(posted.timestamp());
    }
    SlackFailure failure = ((Outcome.Failed) outcome).failure();
    if (failure instanceof SlackFailure.Unknown) {
      doubts.unknown(message);
    }
    return observed(pace, message, result(message, failure));
  }

  private static boolean mayHavePosted(Outcome outcome) {
    return outcome instanceof Outcome.Posted
        || (outcome instanceof Outcome.Failed failed
            && failed.failure() instanceof SlackFailure.Unknown);
  }

  private Outcome attempt(Outgoing message, String token, String conversation) {
    Outcome outcome =
        postMessage.post(
            token, conversation, message.replyTo(), message.nonce(), rendered(message));
    if (outcome instanceof Outcome.Failed failed
        && failed.failure() instanceof SlackFailure.Unacceptable refused) {
      LOG.atError()
          .addKeyValue("channel", message.channel())
          .addKeyValue("key", message.nonce())
          .addKeyValue("reason", refused.reason())
          .log("message was refused; it is sent again as plain text");
      SlackMessage bare = SlackMessageRenderer.bare(message.text(), message.cards());
      return postMessage.post(token, conversation, message.replyTo(), message.nonce(), bare);
    }
    return outcome;
  }

  private SlackMessage rendered(Outgoing message) {
    return render.message(message.channel(), message.text(), message.cards(), message.actions());
  }

  private SendResult result(Outgoing message, SlackFailure failure) {
    if (failure instanceof SlackFailure.TokenRefused refused) {
      workspaces.refused(message.channel().tenant(), refused.error());
      return refused.result();
    }
    if (failure instanceof SlackFailure.Unacceptable unacceptable) {
      return new Rejected(unacceptable.reason());
    }
    return failure instanceof SlackFailure.NotPosted settled
        ? settled.result()
        : ((SlackFailure.Unknown) failure).result();
  }

  /** Starts no further sends; those in progress are finished. */
  @Override
  public void close() {
    calls.shutdown();
  }
}
