package dev.paperboy.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Limits what a client may do: a number at once, then one more after each interval. A client is an
 * IPv4 address, or the /64 network of an IPv6 address. For a proxy on this machine, the client is
 * the one it forwards for; all its clients together may do ten times as much, since any process on
 * this machine can name any client. Of one process, only the latest 10,000 clients are remembered.
 * Thread-safe.
 */
public final class ClientAllowance {
  private static final int PROXIED = 10;
  private static final int NETWORK_BYTES = 8;
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]+");

  private final int atOnce;
  private final Duration oneMore;
  private final Allowances allowances;

  /**
   * Creates a full allowance for every client of this process.
   *
   * @param atOnce how much a client may do at once
   * @param oneMore the interval after which it may do one more
   */
  public ClientAllowance(int atOnce, Duration oneMore, InstantSource clock) {
    this(atOnce, oneMore, new AllowancesInMemory(clock));
  }

  /** Creates an allowance as above for the clients that are remembered elsewhere. */
  public ClientAllowance(int atOnce, Duration oneMore, Allowances allowances) {
    this.atOnce = atOnce;
    this.oneMore = oneMore;
    this.allowances = allowances;
  }

  /**
   * Returns how long a client must wait before it may do one more; zero or less if it need not.
   *
   * @param address the remote address; all that are not addresses are one client
   * @param forwarded the {@code X-Forwarded-For} header; may be empty
   */
  public synchronized Duration wait(String address, String forwarded) {
    Duration own = wait(client(address, forwarded), 1);
    Duration proxy = isProxied(address, forwarded) ? wait(proxy(address), PROXIED) : Duration.ZERO;
    return own.compareTo(proxy) > 0 ? own : proxy;
  }

  /** Records that a client did one. */
  public synchronized void use(String address, String forwarded) {
    count(client(address, forwarded), 1);
    if (isProxied(address, forwarded)) {
      count(proxy(address), PROXIED);
    }
  }

  /** Lets a client that has a name instead of an address do one more; returns whether it may. */
  public synchronized boolean takeNamed(String name) {
    String client = "named " + name;
    boolean free = wait(client, 1).compareTo(Duration.ZERO) <= 0;
    if (free) {
      count(client, 1);
    }
    return free;
  }

  /** Gives a client its full allowance back. */
  public synchronized void restore(String address, String forwarded) {
    String client = client(address, forwarded);
    allowances.add(client, allowances.untilFull(client).negated());
  }

  private Duration wait(String client, int share) {
    Duration allButOne = oneMore.dividedBy(share).multipliedBy(atOnce * (long) share - 1);
    return allowances.untilFull(client).minus(allButOne);
  }

  private void count(String client, int share) {
    allowances.add(client, oneMore.dividedBy(share));
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
