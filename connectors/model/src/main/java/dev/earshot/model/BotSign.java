package dev.earshot.model;

import java.util.Locale;

/** What makes it likely that nobody is behind an account; evidence, not proof. */
public enum BotSign {
  /** It says so itself. */
  DECLARED,
  /** It follows fifty times as many accounts as follow it. */
  FOLLOWS_MANY,
  /** It was opened less than 30 days ago. */
  YOUNG_ACCOUNT,
  /** It still has the picture every new account has. */
  DEFAULT_IMAGE,
  /** Hardly anything it posts is its own. */
  MOSTLY_RESHARES,
  /** It posts all day and all night. */
  POSTS_NONSTOP,
  /** It says the same again and again. */
  SAME_TEXT;

  /** In words, such as {@code young account}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
