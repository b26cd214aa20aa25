package dev.earshot.listener.operators;

import dev.earshot.model.CustomerLink;
import dev.earshot.model.Echo;

/**
 * What concerns an account besides its own posts: who is behind it, or what somebody did to one of
 * its posts. Exactly one of them.
 */
public record AboutAccount(CustomerLink link, Echo echo) {
  public static AboutAccount of(CustomerLink link) {
    return new AboutAccount(link, null);
  }

  public static AboutAccount of(Echo echo) {
    return new AboutAccount(null, echo);
  }

  /** The account across all networks. */
  public String account() {
    return link != null ? link.account() : echo.account();
  }
}
