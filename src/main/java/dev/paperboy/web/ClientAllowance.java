package dev.paperboy.web;

import dev.paperboy.web.Allowances.Share;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Limits what a client may do, and all of them together: a number at once, then one more after each
 * interval. A client is an IPv4 address, or the /64 network of an IPv6 address. For a proxy on this
 * machine, the client is the one it forwards for; all its clients together may do ten times as much
 * as one, since any process on this machine can name any client. What is refused takes nothing.
 * Thread-safe.
 */
public final class ClientAllowance {
  private static final int PROXIED = 10;
  private static final int NETWORK_BYTES = 8;
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]+");

  /** All clients together, as one client. */
  private static final String ALL = "all";

  /**
   * A limit.
   *
   * @param atOnce how much may be done at once
   * @param oneMore the interval after which one more may be done
   */
  public record Limit(int atOnce, Duration oneMore) {
    Limit times(int factor) {
      return new Limit(atOnce * factor, oneMore.dividedBy(factor));
    }

    /** The longest time until the allowance is full with which one more may be done. */
    Duration allButOne() {
      return oneMore.multipliedBy(atOnce - 1L);
    }
  }

  private final Limit each;
  private final Limit all;
  private final Allowances allowances;

  /**
   * Creates allowances.
   *
   * @param each the limit of a client
   * @param all the limit of all clients together
   * @param allowances remembers the clients, for this purpose alone
   */
  public ClientAllowance(Limit each, Limit all, Allowances allowances) {
    this.each = each;
    this.all = all;
    this.allowances = allowances;
  }

  /**
   * Lets a client do one more; returns whether it may. The parameters are those of {@link #wait}.
   */
  public boolean take(String address, String forwarded) {
    return allowances.take(shares(address, forwarded).toList());
  }

  /** Returns whether a client may do one more, without letting it. */
  public boolean mayTake(String address, String forwarded) {
    return shares(address, forwarded)
        .map(this::wait)
        .allMatch(wait -> wait.compareTo(Duration.ZERO) <= 0);
  }

  /** Lets a client that has a name instead of an address do one more; returns whether it may. */
  public boolean takeNamed(String name) {
    return allowances.take(List.of(share("named " + name, each), share(ALL, all)));
  }

  /**
   * Returns how long a client must wait before it may do one more, apart from the limit of all;
   * zero or less if it need not.
   *
   * @param address the remote address; all that are not addresses are one client
   * @param forwarded the {@code X-Forwarded-For} header; may be empty
   */
  public Duration wait(String address, String forwarded) {
    return shares(address, forwarded)
        .filter(share -> !share.client().equals(ALL))
        .map(this::wait)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Returns how long all clients must wait; zero or less if they need not. */
  public Duration waitOfAll() {
    return wait(share(ALL, all));
  }

  /** Gives a client its full allowance back. */
  public void restore(String address, String forwarded) {
    allowances.restore(client(address, forwarded));
  }

  private Duration wait(Share share) {
    return allowances.untilFull(share.client()).minus(share.most());
  }

  /** Returns what one more takes, always in the same order, so that nobody waits for each other. */
  private Stream<Share> shares(String address, String forwarded) {
    Stream<Share> own = Stream.of(share(client(address, forwarded), each));
    Stream<Share> proxy =
        isProxied(address, forwarded)
            ? Stream.of(share(proxy(address), each.times(PROXIED)))
            : Stream.of();
    return Stream.of(own, proxy, Stream.of(share(ALL, all))).flatMap(Function.identity());
  }

  private static Share share(String client, Limit limit) {
    return new Share(client, limit.oneMore(), limit.allButOne());
  }

  private static String client(String address, String forwarded) {
    return isProxied(address, forwarded)
        ? "for " + network(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip())
        : network(address);
  }

  private static String proxy(String address) {
    return "by " + network(address);
  }

  private static boolean isProxied(String address, String forwarded) {
    return !forwarded.isBlank() && HostNames.isLoopback(bare(address));
  }

  /** Returns the address, or the network if one household has 2⁶⁴ addresses. */
  private static String network(String address) {
    String bare = bare(address);
    if (!IPV6.matcher(bare).matches()) {
      return HostNames.isAddress(bare) ? bare : "unknown";
    }
    try {
      InetAddress parsed = InetAddress.getByName(bare);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
          : parsed.getHostAddress();
    } catch (UnknownHostException notAnAddress) {
      return "unknown";
    }
  }

  private static String bare(String address) {
    return HostNames.name(address).orElse(address);
  }
}
