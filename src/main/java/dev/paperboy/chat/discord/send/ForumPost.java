package dev.paperboy.chat.discord.send;

import dev.paperboy.card.Card;
import dev.paperboy.chat.discord.message.DiscordText;
import dev.paperboy.deliver.Outgoing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.attribute.IPostContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.forums.ForumTag;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Posts a message to a forum. */
final class ForumPost {
  private static final int LONGEST_NAME = 100;

  private final Duration patience;

  ForumPost(Duration patience) {
    this.patience = patience;
  }

  /**
   * Posts the message; the future completes with the post's ID, or that of an earlier attempt's
   * post if it exists.
   */
  CompletableFuture<String> post(IPostContainer forum, Outgoing message, MessageCreateData data) {
    String name = name(message);
    // Posts have no nonce: only their name tells whether an earlier attempt succeeded.
    Optional<String> there = message.again() ? earlier(forum, name) : Optional.empty();
    if (there.isPresent()) {
      data.close();
      return CompletableFuture.completedFuture(there.get());
    }
    return forum
        .createForumPost(name, data)
        .setTags(tags(forum, message.cards()))
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .submit()
        .thenApply(post -> post.getThreadChannel().getId());
  }

  /** Returns whether the forum requires a tag on every post, and has none for this message. */
  static boolean lacksTag(IPostContainer forum, Outgoing message) {
    return forum.isTagRequired() && tags(forum, message.cards()).isEmpty();
  }

  private static Optional<String> earlier(IPostContainer forum, String name) {
    long self = forum.getGuild().getSelfMember().getIdLong();
    return forum.getThreadChannels().stream()
        .filter(thread -> thread.getOwnerIdLong() == self && thread.getName().equals(name))
        .map(ThreadChannel::getId)
        .findFirst();
  }

  private static String name(Outgoing message) {
    String title = message.cards().isEmpty() ? message.text() : message.cards().get(0).title();
    String name = DiscordText.line(title, LONGEST_NAME);
    return name.isBlank() ? "Untitled" : name;
  }

  /** Returns the tags named like a category, or like a subscription's query. */
  private static List<ForumTag> tags(IPostContainer forum, List<Card> cards) {
    Set<String> wanted =
        cards.stream()
            .flatMap(
                card ->
                    Stream.concat(
                        card.categories().stream(),
                        card.subscriptions().stream().map(Card.Cause::query)))
            .map(ForumPost::folded)
            .collect(Collectors.toUnmodifiableSet());
    Member self = forum.getGuild().getSelfMember();
    boolean mayUseAll = self.hasPermission(forum, Permission.MANAGE_THREADS);
    return forum.getAvailableTags().stream()
        .filter(tag -> wanted.contains(folded(tag.getName())))
        .filter(tag -> mayUseAll || !tag.isModerated())
        .limit(IPostContainer.MAX_POST_TAGS)
        .toList();
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
