package dev.earshot.wall;

import com.sun.net.httpserver.Headers;
import dev.earshot.config.WallSettings;
import dev.earshot.http.Refusal;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What we are called. A request that calls us otherwise comes from a page whose name was bent to
 * our address; one that changes something must say that it comes from our own page.
 */
final class Places {
  private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "[::1]", "localhost");
  private static final Set<String> BIND_HERE = Set.of("127.0.0.1", "::1", "localhost");

  private final Set<String> hosts = new LinkedHashSet<>();
  private final Set<String> origins = new LinkedHashSet<>();
  private final String url;

  Places(WallSettings settings, int port) {
    if (!settings.url().isEmpty()) {
      String host = URI.create(settings.url()).getAuthority().toLowerCase(Locale.ROOT);
      hosts.add(host);
      origins.add(URI.create(settings.url()).getScheme() + "://" + host);
    }
    if (BIND_HERE.contains(settings.bind())) {
      for (String name : THIS_MACHINE) {
        hosts.add(name + ":" + port);
        origins.add("http://" + name + ":" + port);
      }
    }
    this.url = origins.iterator().next();
  }

  /** Where people find us. */
  String url() {
    return url;
  }

  /** Whether what we hand to browsers travels encrypted only. */
  boolean encrypted() {
    return url.startsWith("https:");
  }

  void calledByName(Headers headers) throws Refusal {
    String host = headers.getFirst("Host");
    if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
      throw new Refusal(421, "this is not what we are called; see wall.url");
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    boolean page = "navigate".equals(headers.getFirst("Sec-Fetch-Mode"));
    if (site != null && !page && !site.equals("same-origin") && !site.equals("none")) {
      throw new Refusal(403, "another site has no business here");
    }
  }

  void fromOurPage(Headers headers) throws Refusal {
    String origin = headers.getFirst("Origin");
    if (origin == null || !origins.contains(origin.toLowerCase(Locale.ROOT))) {
      throw new Refusal(403, "this does not come from our page");
    }
    String type = headers.getFirst("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new Refusal(415, "only JSON is understood");
    }
  }
}
