package dev.earshot.helpdesk;

import dev.earshot.model.Bump;
import java.util.List;
import java.util.Optional;

/** What is said about somebody now. */
interface Bumps {
  /** Empty is no opinion. */
  Optional<Bump> of(String subject);

  /** The rules behind a bump as {@code name@version}, as far as its alerts are still known. */
  List<String> rules(Bump bump);
}
