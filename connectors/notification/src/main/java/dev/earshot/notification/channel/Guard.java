package dev.earshot.notification.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Finds addresses, and refuses those of our own network unless they are allowed: who may write an
 * address into the settings should not reach with it what only our machines can.
 */
final class Guard {
  private final boolean inside;
  private final Resolver resolver;

  /** How names become addresses. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  Guard(boolean inside) {
    this(inside, InetAddress::getAllByName);
  }

  Guard(boolean inside, Resolver resolver) {
    this.inside = inside;
    this.resolver = resolver;
  }

  /**
   * The one address to connect to: the name is not looked up again, so that nobody can give another
   * answer the second time.
   *
   * @throws ChannelException if there is none, or one of them is not allowed
   */
  InetAddress find(String host) throws ChannelException {
    InetAddress[] found;
    try {
      found = resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw ChannelException.away("the name of the host cannot be resolved");
    }
    for (InetAddress each : found) {
      if (!inside && isInside(each)) {
        throw ChannelException.refused(
            "the host is at an address of our own network; say private: true if that is meant");
      }
    }
    return found[0];
  }

  static boolean isInside(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isInside4(bytes, 0);
    }
    if (!(address instanceof Inet6Address)) {
      return true;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean unique = (first & 0xfe) == 0xfc;
    boolean tunnel = first == 0x20 && second == 0x02 && isInside4(bytes, 2);
    boolean translated = first == 0 && second == 0x64 && isInside4(bytes, 12);
    boolean compatible = isZero(bytes, 12) && isInside4(bytes, 12);
    return unique || tunnel || translated || compatible;
  }

  private static boolean isInside4(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    return first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && (second & 0xc0) == 64)
        || (first == 169 && second == 254)
        || (first == 172 && (second & 0xf0) == 16)
        || (first == 192 && second == 168)
        || (first == 192 && second == 0 && bytes[at + 2] == 0)
        || (first == 198 && (second & 0xfe) == 18);
  }

  private static boolean isZero(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
