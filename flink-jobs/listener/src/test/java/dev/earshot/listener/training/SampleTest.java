package dev.earshot.listener.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
  @TempDir private Path folder;

  @Test
  void aLineIsAPost() throws IOException {
    assertThat(read("id\ttext\tlabel\tsource\tintent", "p1\tAwful!\tnegative\tairline\tcomplaint"))
        .containsExactly(new Sample("p1", "Awful!", "negative", "complaint", "airline"));
  }

  @Test
  void columnsMayStandInAnyOrderAndOnlyTwoAreNeeded() throws IOException {
    assertThat(read("label\tnotes\ttext", " negative \tseen twice\tAwful!", "", "neutral\t\tHm"))
        .containsExactly(
            new Sample("mine.tsv:2", "Awful!", "negative", "", ""),
            new Sample("mine.tsv:4", "Hm", "neutral", "", ""));
  }

  @Test
  void aFileIsReadAsSpreadsheetsSaveIt() throws IOException {
    Path file = folder.resolve("mine.tsv");
    Files.writeString(file, "\uFEFFtext\tlabel\r\nžalost\tnegative\r\n");

    assertThat(Sample.read(file))
        .extracting(Sample::text, Sample::label)
        .containsExactly(tuple("žalost", "negative"));
  }

  @Test
  void aFileWithoutTheColumnsSaysWhichItNeeds() {
    assertThatThrownBy(() -> read("text;label", "Awful!;negative"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("mine.tsv line 1")
        .hasMessageContaining("text and label, separated by tabs");
    assertThatThrownBy(() -> read()).hasMessageContaining("mine.tsv line 1");
  }

  @Test
  void aShortLineIsNamedByFileAndNumber() {
    assertThatThrownBy(() -> read("text\tlabel", "Fine\tpositive", "Awful! negative"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("mine.tsv line 3")
        .hasMessageContaining("has 1 columns, its header 2")
        .hasMessageContaining("separate them by tabs");
  }

  @Test
  void aFileThatIsNotThereOrNotUtf8IsNamed() throws IOException {
    Path latin = folder.resolve("latin.tsv");
    Files.write(latin, "text\tlabel\nžalost\tnegative\n".getBytes(Charset.forName("windows-1250")));
    Path none = folder.resolve("none.tsv");

    assertThatThrownBy(() -> Sample.read(none)).hasMessage(none + ": no such file");
    assertThatThrownBy(() -> Sample.read(latin))
        .isInstanceOf(IOException.class)
        .hasMessage(latin + ": is not UTF-8; save it as UTF-8");
  }

  private static List<Sample> read(String... lines) throws IOException {
    return Sample.read("mine.tsv", List.of(lines));
  }
}
