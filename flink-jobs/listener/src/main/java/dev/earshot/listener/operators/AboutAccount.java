package dev.earshot.listener.operators;

import dev.earshot.model.CustomerLink;
import dev.earshot.model.Echo;
import dev.earshot.model.Mention;

/**
 * What concerns an account: what it said, who is behind it, or what somebody did to one of its
 * posts. Exactly one of them.
 */
public record AboutAccount(Mention mention, CustomerLink link, Echo echo) {
  public static AboutAccount of(Mention mention) {
    return new AboutAccount(mention, null, null);
  }

  public static AboutAccount of(CustomerLink link) {
    return new AboutAccount(null, link, null);
  }

  public static AboutAccount of(Echo echo) {
    return new AboutAccount(null, null, echo);
  }

  /** The account across all networks. */
  public String account() {
    if (mention != null) {
      return mention.authorKey();
    }
    return link != null ? link.account() : echo.account();
  }
}
