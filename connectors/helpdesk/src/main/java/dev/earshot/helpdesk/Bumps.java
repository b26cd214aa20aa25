package dev.earshot.helpdesk;

import dev.earshot.model.Bump;
import java.util.Optional;

/** What is said about somebody now. */
interface Bumps {
  /** Empty is no opinion. */
  Optional<Bump> of(String subject);
}
