package dev.earshot.helpdesk.door;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Hears all that a logger says, down to its whispers. */
final class Ear extends AbstractAppender implements AutoCloseable {
  private final Logger logger;
  private final Level before;
  private final List<String> lines;

  Ear(String name, List<String> lines) {
    super("ear", null, null, true, Property.EMPTY_ARRAY);
    this.lines = lines;
    this.logger = (Logger) LogManager.getLogger(name);
    this.before = logger.getLevel();
    Configurator.setLevel(name, Level.ALL);
    start();
    logger.addAppender(this);
  }

  @Override
  public void append(LogEvent event) {
    synchronized (lines) {
      lines.add(event.getMessage().getFormattedMessage());
    }
  }

  @Override
  public void close() {
    logger.removeAppender(this);
    Configurator.setLevel(logger.getName(), before);
    stop();
  }
}
