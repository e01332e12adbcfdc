package dev.paperboy.chat.email.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.CommunicationException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/** Looks up TXT records in DNS. Thread-safe. */
public final class DnsTexts {
  /** The servers of this machine, which are given five seconds. */
  public static final DnsTexts SYSTEM = new DnsTexts("dns:", Duration.ofMillis(1500));

  private static final String ATTEMPTS = "2";

  /** A string of a record, which the library puts in quotes if it contains spaces. */
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|[^ \"]++");

  private final String server;
  private final Duration wait;

  /**
   * Creates a client.
   *
   * @param server {@code dns://host:port}
   * @param wait how long a response may take; twice as long at the second attempt, the last
   */
  DnsTexts(String server, Duration wait) {
    this.server = server;
    this.wait = wait;
  }

  /** What DNS answers. */
  sealed interface Answer {

    /** These records; none if the name does not exist or has no such record. */
    record Records(List<String> texts) implements Answer {
      /** Copies the texts. */
      public Records {
        texts = List.copyOf(texts);
      }
    }

    /** Nothing, so that it is not known which records there are. */
    record Silence(String reason) implements Answer {}
  }

  /** Returns the texts of a name, the strings of each joined. */
  // The provider for DNS deserializes nothing, as records are texts; JNDI demands the old class.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  Answer of(String name) {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
    settings.put("java.naming.provider.url", server);
    settings.put("com.sun.jndi.dns.timeout.initial", String.valueOf(wait.toMillis()));
    settings.put("com.sun.jndi.dns.timeout.retries", ATTEMPTS);
    try {
      DirContext dns = new InitialDirContext(settings);
      try {
        return new Answer.Records(texts(dns.getAttributes(name, new String[] {"TXT"}).get("TXT")));
      } finally {
        dns.close();
      }
    } catch (NameNotFoundException unknown) {
      return new Answer.Records(List.of());
    } catch (CommunicationException silent) {
      return new Answer.Silence("no DNS server answers");
    } catch (NamingException failure) {
      return new Answer.Silence("the DNS server fails: " + failure.getExplanation());
    }
  }

  private static List<String> texts(Attribute records) throws NamingException {
    List<String> texts = new ArrayList<>();
    if (records != null) {
      NamingEnumeration<?> all = records.getAll();
      while (all.hasMore()) {
        texts.add(joined(String.valueOf(all.next())));
      }
    }
    return texts;
  }

  private static String joined(String record) {
    StringBuilder joined = new StringBuilder();
    Matcher strings = STRING.matcher(record);
    while (strings.find()) {
      String quoted = strings.group(1);
      joined.append(quoted == null ? strings.group() : quoted.replaceAll("\\\\(.)", "$1"));
    }
    return joined.toString();
  }
}
