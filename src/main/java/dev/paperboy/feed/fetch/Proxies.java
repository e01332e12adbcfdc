package dev.paperboy.feed.fetch;

import dev.paperboy.paper.WebAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment configures, interpreted as curl and most programs do: {@code
 * HTTP_PROXY} for http addresses, {@code HTTPS_PROXY} for https ones, {@code ALL_PROXY} for both,
 * and {@code NO_PROXY} for hosts that are reached directly. Lower-case names take precedence.
 * Immutable, and safe to log.
 *
 * @param http the proxy for http addresses
 * @param https the proxy for https addresses
 * @param exempt hosts, domains and networks that are reached directly, in lower case
 */
public record Proxies(Optional<Server> http, Optional<Server> https, List<String> exempt) {

  /** No proxy. */
  public static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), List.of());

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:([a-z0-9+]{1,10})://)?([^/?#\\s]+)(?:[/?#].*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*]|[^:]*):(\\d{1,5})");
  private static final int SOCKS_PORT = 1080;

  /** Copies the list. */
  public Proxies {
    exempt = List.copyOf(exempt);
  }

  /**
   * A proxy.
   *
   * @param variable the variable that configures it
   * @param type HTTP or SOCKS
   * @param host of the proxy
   * @param port of the proxy
   * @param authorization the credentials to send; "" for none
   */
  public record Server(
      String variable, Proxy.Type type, String host, int port, String authorization) {

    private Proxy proxy() {
      return new Proxy(type, InetSocketAddress.createUnresolved(host, port));
    }

    private Authenticator login() {
      return (route, response) ->
          authorization.isEmpty() || response.request().header("Proxy-Authorization") != null
              ? null
              : response
                  .request()
                  .newBuilder()
                  .header("Proxy-Authorization", authorization)
                  .build();
    }

    /** Returns a text for users, without user and password. */
    @Override
    public String toString() {
      return host + ":" + port + " (" + variable + ")";
    }
  }

  /**
   * Returns the proxies that these variables configure.
   *
   * @throws IllegalArgumentException if one of them is not a valid proxy; the message names the
   *     variable, never its value
   */
  public static Proxies of(Map<String, String> environment) {
    Optional<Server> all = server(environment, "all_proxy");
    return new Proxies(
        server(environment, "http_proxy").or(() -> all),
        server(environment, "https_proxy").or(() -> all),
        Arrays.stream(value(environment, "no_proxy").value().split("[,\\s]+", -1))
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  private record Variable(String name, String value) {}

  private static Variable value(Map<String, String> environment, String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String lower = environment.getOrDefault(name, "").strip();
    return lower.isEmpty()
        ? new Variable(upper, environment.getOrDefault(upper, "").strip())
        : new Variable(name, lower);
  }

  private static Optional<Server> server(Map<String, String> environment, String name) {
    Variable variable = value(environment, name);
    return variable.value().isEmpty() ? Optional.empty() : Optional.of(server(variable));
  }

  private static Server server(Variable variable) {
    Matcher written = WRITTEN.matcher(variable.value());
    HttpUrl url = written.matches() ? HttpUrl.parse("http://" + written.group(2)) : null;
    if (url == null) {
      throw mistake(variable, "names no proxy; it looks like http://proxy.example.org:3128");
    }
    String authorization =
        url.username().isEmpty() && url.password().isEmpty()
            ? ""
            : Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8);
    String scheme = written.group(1) == null ? "http" : written.group(1).toLowerCase(Locale.ROOT);
    if (scheme.equals("http")) {
      return new Server(variable.name(), Proxy.Type.HTTP, url.host(), url.port(), authorization);
    }
    if (!scheme.startsWith("socks")) {
      throw mistake(
          variable, "names a proxy of a kind that is not supported; write http:// or socks5://");
    }
    if (!authorization.isEmpty()) {
      throw mistake(
          variable,
          "has a user or password, which is not sent to a SOCKS proxy; leave it out or name an"
              + " HTTP proxy");
    }
    String place = written.group(2);
    int port = WITH_PORT.matcher(place).matches() ? url.port() : SOCKS_PORT;
    return new Server(variable.name(), Proxy.Type.SOCKS, url.host(), port, "");
  }

  private static IllegalArgumentException mistake(Variable variable, String message) {
    return new IllegalArgumentException(
        "the environment variable " + variable.name() + " " + message);
  }

  /** Returns a client's builder that connects to an address through its proxy, if it has one. */
  public OkHttpClient.Builder through(OkHttpClient.Builder client, HttpUrl url) {
    Optional<Server> proxy = of(url);
    return client
        .proxy(proxy.map(Server::proxy).orElse(Proxy.NO_PROXY))
        .proxyAuthenticator(proxy.map(Server::login).orElse(Authenticator.NONE));
  }

  /** Returns the proxy for an address; empty if there is none. */
  Optional<Server> of(HttpUrl url) {
    Optional<Server> proxy = url.isHttps() ? https : http;
    return proxy.filter(found -> exempt.stream().noneMatch(entry -> isMeant(entry, url)));
  }

  private static boolean isMeant(String entry, HttpUrl url) {
    if (entry.equals("*")) {
      return true;
    }
    Matcher withPort = WITH_PORT.matcher(entry);
    boolean hasPort = withPort.matches();
    if (hasPort && Integer.parseInt(withPort.group(2)) != url.port()) {
      return false;
    }
    String name = (hasPort ? withPort.group(1) : entry).replaceAll("[\\[\\]]", "");
    InetAddress address = numeric(url.host());
    int slash = name.indexOf('/');
    if (slash > 0) {
      InetAddress network = numeric(name.substring(0, slash));
      return address != null
          && network != null
          && isWithin(address, network, name.substring(slash));
    }
    if (address != null) {
      return address.equals(numeric(name));
    }
    String host = withoutLastDot(url.host());
    String domain =
        WebAddress.parse("http://" + withoutLastDot(name.replaceFirst("^\\*?\\.", "")))
            .map(HttpUrl::host)
            .orElse("");
    return host.equals(domain) || (!domain.isEmpty() && host.endsWith("." + domain));
  }

  private static String withoutLastDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** Parses a numeric address; returns null for a name. */
  private static @Nullable InetAddress numeric(String host) {
    if (!host.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")) {
      return null;
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException notAnAddress) {
      return null;
    }
  }

  private static boolean isWithin(InetAddress address, InetAddress network, String slashAndBits) {
    byte[] one = address.getAddress();
    byte[] other = network.getAddress();
    if (!slashAndBits.matches("/\\d{1,3}") || one.length != other.length) {
      return false;
    }
    int bits = Math.min(Integer.parseInt(slashAndBits.substring(1)), one.length * 8);
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
