package dev.earshot.listener.operators;

import dev.earshot.model.CustomerLink;
import dev.earshot.model.Echo;
import dev.earshot.model.Mention;
import java.time.Instant;

/**
 * What concerns an account: what it said, who is behind it, what somebody did to one of its posts,
 * or that it is no more. Exactly one of them.
 */
public record AboutAccount(Mention mention, CustomerLink link, Echo echo, Gone gone) {
  public static AboutAccount of(Mention mention) {
    return new AboutAccount(mention, null, null, null);
  }

  public static AboutAccount of(CustomerLink link) {
    return new AboutAccount(null, link, null, null);
  }

  public static AboutAccount of(Echo echo) {
    return new AboutAccount(null, null, echo, null);
  }

  public static AboutAccount of(Gone gone) {
    return new AboutAccount(null, null, null, gone);
  }

  /** The account across all networks. */
  public String account() {
    if (mention != null) {
      return mention.authorKey();
    }
    if (link != null) {
      return link.account();
    }
    return echo != null ? echo.account() : gone.account();
  }

  /** When it was heard; only of what lies in the account's own part of the log. */
  Instant heardAt() {
    return mention != null ? mention.heardAt() : gone.at();
  }
}
