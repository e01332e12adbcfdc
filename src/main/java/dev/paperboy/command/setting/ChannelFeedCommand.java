package dev.paperboy.command.setting;

import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.store.AddressDigest;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelChanges;
import dev.paperboy.store.channel.ChannelFeedStore;
import dev.paperboy.store.channel.ChannelFeedStore.Origin;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * {@code feed}: gives the channel a feed with a secret address, which is shown once, to whoever
 * asked.
 */
public final class ChannelFeedCommand implements Command {
  private static final int BYTES = 24;
  private static final String NEW = "new";

  private final Database database;
  private final Supplier<String> site;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final ChannelFeedStore feeds = new ChannelFeedStore();
  private final ChannelChanges changes = new ChannelChanges();

  /**
   * Creates the command.
   *
   * @param site where readers reach the web server, without a trailing slash
   * @param random source of secrets; must be unpredictable
   */
  public ChannelFeedCommand(
      Database database, Supplier<String> site, RandomGenerator random, InstantSource clock) {
    this.database = database;
    this.site = site;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public String usage() {
    return "feed [new]";
  }

  @Override
  public String purpose() {
    return "what is posted here, for feed readers, at a secret address";
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.choice("address", "new replaces the address", List.of(NEW)));
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Reply run(Call call) {
    if (!call.request().user().manager()) {
      return Reply.quietly("Only people who manage this channel can get the address of its feed.");
    }
    String asked = call.field("address").toLowerCase(Locale.ROOT);
    if (!asked.isEmpty() && !asked.equals(NEW)) {
      return Reply.quietly(
          "That is not understood: `/papers feed` gives this channel a feed, `/papers feed new`"
              + " replaces its address.");
    }
    String secret = secret();
    Optional<Origin> kept =
        database.write(transaction -> replace(transaction, call, secret, asked.equals(NEW)));
    return Reply.quietly(
        kept.map(origin -> alreadyShown(call, origin)).orElseGet(() -> shown(secret)));
  }

  /** Returns the origin of the address that stays; empty if it was replaced. */
  private Optional<Origin> replace(
      Transaction transaction, Call call, String secret, boolean always) {
    Optional<Origin> known = feeds.origin(transaction, call.channel().key()).filter(one -> !always);
    if (known.isEmpty()) {
      changes.feedAddress(
          transaction, call.channel().key(), AddressDigest.of(secret), call.by(), clock.instant());
    }
    return known;
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String shown(String secret) {
    String address = site.get() + "/channels/" + secret;
    return "What is posted here, for feed readers, as Atom and as JSON Feed:\n"
        + "`"
        + address
        + ".atom`\n`"
        + address
        + ".json`\n"
        + "Whoever has an address can read the feed. It is not shown again; `/papers feed new`"
        + " replaces it, and earlier ones end.";
  }

  private static String alreadyShown(Call call, Origin origin) {
    return "This channel has a feed. Its address was shown to "
        + Wording.inert(origin.by())
        + " on "
        + Wording.moment(origin.at(), call.channel().rules().zone())
        + " and cannot be shown again, because only a digest of it is stored. `/papers feed new`"
        + " makes another one; the present one then ends.";
  }
}
