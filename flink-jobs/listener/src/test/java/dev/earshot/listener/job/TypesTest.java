package dev.earshot.listener.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.earshot.flink.OutRecord;
import dev.earshot.listener.levels.SpikeMemory;
import dev.earshot.listener.operators.AboutAccount;
import dev.earshot.listener.operators.AboutCustomer;
import dev.earshot.listener.operators.AboutPost;
import dev.earshot.listener.operators.CountMentions;
import dev.earshot.listener.operators.Deed;
import dev.earshot.listener.operators.Finding;
import dev.earshot.listener.operators.Gone;
import dev.earshot.listener.operators.Identity;
import dev.earshot.listener.operators.KeepCards;
import dev.earshot.listener.operators.LinkAccounts;
import dev.earshot.listener.operators.Prioritise;
import dev.earshot.listener.operators.Reaction;
import dev.earshot.listener.operators.ReadDeskEvents;
import dev.earshot.listener.operators.RecallPosts;
import dev.earshot.listener.operators.SentBrands;
import dev.earshot.listener.operators.SourceWord;
import dev.earshot.listener.operators.Standing;
import dev.earshot.listener.operators.Wanted;
import dev.earshot.listener.operators.WhatIsShown;
import dev.earshot.listener.patterns.ForBrand;
import dev.earshot.listener.scoring.AlertLife;
import dev.earshot.listener.scoring.AwaitedAnswers;
import dev.earshot.listener.scoring.BrandMemory;
import dev.earshot.listener.scoring.BrandVoice;
import dev.earshot.listener.scoring.CustomerStory;
import dev.earshot.listener.scoring.CustomerVoice;
import dev.earshot.listener.scoring.HeardSource;
import dev.earshot.listener.scoring.PostingHabit;
import dev.earshot.listener.scoring.Profile;
import dev.earshot.listener.scoring.Reception;
import dev.earshot.listener.scoring.SourceEars;
import dev.earshot.model.Alert;
import dev.earshot.model.Card;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Echo;
import dev.earshot.model.Entry;
import dev.earshot.model.Envelope;
import dev.earshot.model.Evidence;
import dev.earshot.model.Fact;
import dev.earshot.model.Hearing;
import dev.earshot.model.Match;
import dev.earshot.model.Mention;
import dev.earshot.model.Pulse;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Signal;
import dev.earshot.model.Suggestion;
import dev.earshot.model.Tally;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels between operators, or is kept in their state, is written field by field. */
class TypesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        Envelope.class,
        HeardSource.class,
        SourceWord.class,
        Mention.class,
        ScoredMention.class,
        CustomerLink.class,
        Signal.class,
        Match.class,
        Alert.class,
        Standing.class,
        Evidence.class,
        Entry.class,
        OutRecord.class,
        DeadLetter.class,
        AlertLife.Tracked.class,
        AwaitedAnswers.State.class,
        SourceEars.class,
        BrandVoice.class,
        Identity.class,
        Finding.class,
        Wanted.class,
        Reaction.class,
        AboutAccount.class,
        Gone.class,
        Card.class,
        Suggestion.class,
        AboutCustomer.class,
        CustomerStory.class,
        CustomerVoice.class,
        KeepCards.Times.class,
        Deed.class,
        Profile.class,
        LinkAccounts.Told.class,
        ReadDeskEvents.Done.class,
        Fact.class,
        Tally.class,
        Hearing.class,
        Echo.class,
        Prioritise.Memory.class,
        Customer.Ref.class,
        AboutPost.class,
        RecallPosts.Said.class,
        WhatIsShown.Told.class,
        PostingHabit.class,
        Reception.class,
        SpikeMemory.class,
        Control.class,
        SentBrands.class,
        BrandMemory.class,
        ForBrand.class,
        CountMentions.Open.class,
        Pulse.class
      })
  void noTypeFallsToKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  public record WithDuration(Duration pause) {}

  public record WithOptional(Optional<String> maybe) {}

  @Test
  void theCheckItselfSeesKryo() {
    for (Class<?> type : new Class<?>[] {WithDuration.class, WithOptional.class}) {
      assertThat(catchThrowable(() -> PojoTestUtils.assertSerializedAsPojoWithoutKryo(type)))
          .isInstanceOf(AssertionError.class);
    }
  }
}
