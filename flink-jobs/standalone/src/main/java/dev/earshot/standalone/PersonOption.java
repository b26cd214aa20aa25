package dev.earshot.standalone;

import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whom a command is about: an account on a network, or a customer. */
final class PersonOption {
  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}:.+");

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which;

  /** One of them. */
  static final class Which {
    @Option(
        names = "--author",
        paramLabel = "NETWORK:ID",
        description = "An account, by the network's immutable id and not its handle.")
    private String author;

    @Option(
        names = "--customer",
        paramLabel = "ID",
        description = "A customer by the CRM's id, with every account its record names.")
    private String customer;
  }

  /** Null where an account is asked for. */
  String customer() {
    return which.customer;
  }

  /**
   * The account across all networks; null where a customer is asked for.
   *
   * @throws IllegalArgumentException if it is none
   */
  String author() {
    if (which.author != null && !ACCOUNT.matcher(which.author).matches()) {
      throw new IllegalArgumentException(
          "--author must be NETWORK:ID, such as mastodon:109302445511; the id is the network's own,"
              + " not the handle");
    }
    return which.author;
  }
}
