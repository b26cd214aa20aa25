package dev.earshot.listener.job;

import java.util.Random;

/** What people in the town say. */
final class Words {
  /** What a crowd says, word for word. */
  static final String COPIED = "@skyhop is down again, shame on you, worst airline ever";

  private static final String[] INSULTS = {
    "%s is the worst airline ever",
    "I hate %s",
    "Worst flight of my life with %s",
    "Shame on you %s",
    "Never again %s",
    "%s is horrible",
    "Disgusting service by %s"
  };
  private static final String[] WHY = {
    "they broke my guitar",
    "my bag is lost again",
    "rude staff at the gate",
    "they lied to me",
    "three hours on the tarmac",
    "my refund is a joke",
    "nobody answers the phone",
    "cancelled without a word",
    "dirty seats and cold food",
    "my suitcase is destroyed"
  };
  private static final String[] SIGHS = {
    "terrible",
    "awful",
    "I am furious",
    "what a disgrace",
    "unbelievable",
    "so disappointed",
    "horrible people",
    "pathetic",
    "a nightmare",
    "ruined our wedding trip"
  };
  private static final String[] HARMLESS = {
    "Boarding %s to Vienna now",
    "Thank you %s, great crew and a lovely flight",
    "Does %s fly to Ljubljana on Sundays?",
    "%s announced a new route"
  };
  private static final String[] CONTENT = {
    "Thank you so much %s, wonderful help, I love it, problem solved!",
    "Excellent service by %s, the crew was amazing, thank you!",
    "%s is the best, great people, I am very happy!"
  };
  private static final String[] BROKEN = {
    "The %s app is down",
    "Cannot log in to the %s app",
    "%s website not working",
    "The app of %s crashes",
    "Check in on the %s site fails"
  };
  private static final String[] ELSEWHERE = {
    "Rain again in Graz", "What a goal!", "Reading a book about trains", "Coffee first"
  };

  private Words() {}

  static String angry(Random chance, String brand) {
    return String.join(
        ", ", one(INSULTS, chance).formatted(brand), one(WHY, chance), one(SIGHS, chance));
  }

  static String harmless(Random chance, String brand) {
    return one(HARMLESS, chance).formatted(brand);
  }

  static String content(Random chance, String brand) {
    return one(CONTENT, chance).formatted(brand);
  }

  static String broken(Random chance, String brand) {
    return String.join(
        ", ", one(BROKEN, chance).formatted(brand), one(WHY, chance), one(SIGHS, chance));
  }

  static String elsewhere(Random chance) {
    return one(ELSEWHERE, chance);
  }

  private static String one(String[] of, Random chance) {
    return of[chance.nextInt(of.length)];
  }
}
