package dev.paperboy.feed.fetch;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import javax.net.SocketFactory;

/**
 * The publicly reachable addresses, according to IANA's registries of special-purpose addresses
 * (RFC 6890). All others belong to this machine, a local network, or none.
 */
final class PublicNetwork {

  private PublicNetwork() {}

  /** Thrown instead of connecting to an address that is not public. */
  static final class NotPublicException extends IOException {
    private static final long serialVersionUID = 1;

    NotPublicException(InetAddress address) {
      super(address.getHostAddress() + " is not a public address");
    }
  }

  /**
   * Returns whether an address is public; an IPv6 address that embeds an IPv4 address is treated as
   * the latter.
   */
  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  /**
   * Returns whether a host name or number has an address that is not public; false if the name
   * cannot be resolved here.
   */
  static boolean leavesOut(String host) {
    try {
      return !Arrays.stream(InetAddress.getAllByName(withoutLastDot(host)))
          .allMatch(PublicNetwork::contains);
    } catch (UnknownHostException leftToTheProxy) {
      return false;
    }
  }

  private static String withoutLastDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static boolean isPublic4(byte[] bytes) {
    int one = bytes[0] & 0xFF;
    int two = bytes[1] & 0xFF;
    int three = bytes[2] & 0xFF;
    return switch (one) {
      case 0, 10, 127 -> false;
      case 100 -> (two & 0xC0) != 64;
      case 169 -> two != 254;
      case 172 -> (two & 0xF0) != 16;
      case 192 -> two != 168 && !(two == 0 && three == 0);
      case 198 -> (two & 0xFE) != 18;
      default -> one < 224;
    };
  }

  private static boolean isPublic6(byte[] bytes) {
    if (startsWith(bytes, 0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0)) {
      // NAT64: IPv6-only networks reach IPv4 servers by these addresses.
      return isPublic4(Arrays.copyOfRange(bytes, 12, 16));
    }
    boolean unicast = (bytes[0] & 0xE0) == 0x20;
    boolean protocol = startsWith(bytes, 0x20, 0x01) && (bytes[2] & 0xFE) == 0;
    boolean sixToFour = startsWith(bytes, 0x20, 0x02);
    return unicast && !protocol && !sixToFour;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int at = 0; at < start.length; at++) {
      if ((bytes[at] & 0xFF) != start[at]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a factory of sockets that connect to public addresses only: the checked address is the
   * one that is connected to.
   */
  static SocketFactory sockets() {
    return new PublicSockets();
  }

  private static final class PublicSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
      return new PublicSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected(new InetSocketAddress(host, port));
    }

    private static Socket connected(InetSocketAddress address) throws IOException {
      Socket socket = new PublicSocket();
      socket.connect(address);
      return socket;
    }
  }

  private static final class PublicSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (endpoint instanceof InetSocketAddress to && to.getAddress() != null) {
        if (!contains(to.getAddress())) {
          throw new NotPublicException(to.getAddress());
        }
      }
      super.connect(endpoint, timeout);
    }
  }
}
