package dev.earshot.listener.job;

import dev.earshot.model.Entry;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink in this JVM: what a job emits, as often as it emits it. */
final class Gather implements Sink<Entry>, AutoCloseable {
  private static final long serialVersionUID = 1L;

  private static final Map<String, Collection<Entry>> GATHERED = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  Gather() {
    GATHERED.put(id, new ConcurrentLinkedQueue<>());
  }

  Collection<Entry> entries() {
    return GATHERED.get(id);
  }

  @Override
  public SinkWriter<Entry> createWriter(WriterInitContext context) {
    return new SinkWriter<>() {
      @Override
      public void write(Entry entry, SinkWriter.Context unused) {
        entries().add(entry);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {
    GATHERED.remove(id);
  }
}
