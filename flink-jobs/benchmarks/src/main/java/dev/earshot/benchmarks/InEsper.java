package dev.earshot.benchmarks;

import com.espertech.esper.common.client.EventSender;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import dev.earshot.model.Signal;
import java.time.Duration;

/**
 * The rule in Esper at its quickest: one runtime in the caller's thread, its locks and timers off,
 * the statement compiled beforehand and never taken down, so that it stays warm; the events made
 * beforehand, with the subject as the key. Each run is a month later than the last: what is left of
 * one cannot match in the next.
 */
final class InEsper implements RuleWay {
  /** What may be said in EPL with the same matches. */
  enum Form {
    /** A regular expression over the facts of one subject. */
    MATCH_RECOGNIZE(
        """
        @name('found') select * from Said(score <= -0.3, influence >= 60)
        match_recognize (
          partition by subject
          measures A.subject as subject
          after match skip past last row
          pattern (A B | A C D)
          define B as B.at - A.at < 3600000L,
                 C as C.at - A.at < 86400000L,
                 D as D.at - A.at < 86400000L)
        """),
    /** No pattern any more: the last two moments of each subject, by hand. */
    TABLE(
        """
        create table Streak(subject string primary key, newest long, older long);
        create schema Found(subject string);
        on Said(score <= -0.3, influence >= 60) as s merge Streak as k
        where k.subject = s.subject
        when matched and (s.at - k.newest < 3600000L or s.at - k.older < 86400000L)
          then insert into Found select s.subject as subject
          then update set newest = 0L, older = 0L
        when matched then update set older = newest, newest = s.at
        when not matched then insert select s.subject as subject, s.at as newest, 0L as older;
        @name('found') select * from Found
        """);

    private final String epl;

    Form(String epl) {
      this.epl = epl;
    }
  }

  private static final long MONTH = Duration.ofDays(30).toMillis();
  private static final int AT = 3;

  private final Form form;
  private final EPEventService service;
  private final EventSender sender;

  private long matches;
  private int runs;

  InEsper(Form form) throws Exception {
    this.form = form;
    Configuration esper = new Configuration();
    esper
        .getCommon()
        .addEventType(
            "Said",
            new String[] {"subject", "score", "influence", "at"},
            new Object[] {String.class, double.class, double.class, long.class});
    esper.getRuntime().getThreading().setInternalTimerEnabled(false);
    esper.getRuntime().getThreading().setListenerDispatchPreserveOrder(false);
    esper.getRuntime().getThreading().setInsertIntoDispatchPreserveOrder(false);
    esper.getRuntime().getExecution().setDisableLocking(true);
    EPRuntime runtime = EPRuntimeProvider.getRuntime(form.name(), esper);
    service = runtime.getEventService();
    service.advanceTime(0);
    var deployed =
        runtime
            .getDeploymentService()
            .deploy(
                EPCompilerProvider.getCompiler().compile(form.epl, new CompilerArguments(esper)));
    runtime
        .getDeploymentService()
        .getStatement(deployed.getDeploymentId(), "found")
        .addListener((found, gone, statement, of) -> matches += found.length);
    sender = service.getEventSender("Said");
  }

  @Override
  public String toString() {
    return "Esper, " + form;
  }

  @Override
  public boolean finds() {
    return true;
  }

  @Override
  public Cost run() {
    Object[][] events = events(MONTH * ++runs);
    matches = 0;
    long before = RuleStage.cpu();
    for (int i = 0; i < events.length; i++) {
      if (i % RuleRecords.TICK == 0) {
        service.advanceTime((Long) events[i][AT]);
      }
      sender.sendEvent(events[i]);
    }
    return new Cost(RuleStage.cpu() - before, matches);
  }

  private static Object[][] events(long later) {
    Object[][] events = new Object[RuleRecords.COUNT][];
    for (int i = 0; i < events.length; i++) {
      Signal said = RuleRecords.ALL[i];
      events[i] =
          new Object[] {
            said.subject(),
            said.score(),
            said.influence().score(),
            said.heardAt().toEpochMilli() + later
          };
    }
    return events;
  }
}
