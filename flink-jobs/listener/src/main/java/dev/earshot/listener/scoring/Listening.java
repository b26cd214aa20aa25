package dev.earshot.listener.scoring;

/** What is known of our ears and of the brands' own voices. */
public interface Listening {
  /** How a source heard; {@link SourceEars#UNTOLD} when it told nothing. */
  SourceEars ears(String tenant, String source);

  /** How a brand was heard on a network; {@link BrandVoice#UNHEARD} when it was not. */
  BrandVoice voice(String tenant, String brand, String network);
}
