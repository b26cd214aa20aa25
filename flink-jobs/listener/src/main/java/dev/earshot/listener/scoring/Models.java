package dev.earshot.listener.scoring;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Where the models lie that the build trained. */
final class Models {
  private static final String FOLDER = "/dev/earshot/listener/models/";

  private Models() {}

  static InputStream open(String name) throws IOException {
    InputStream model = Models.class.getResourceAsStream(FOLDER + name);
    if (model == null) {
      throw new FileNotFoundException(
          "model " + name + " is not in the jar; the build trains it: ./mvnw package");
    }
    return model;
  }

  static UncheckedIOException unreadable(String name, IOException e) {
    return new UncheckedIOException("model " + name + " cannot be read: " + e.getMessage(), e);
  }
}
