package dev.earshot.listener.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom. Maven keeps the modules apart, this keeps the packages apart. */
@AnalyzeClasses(
    packages = "dev.earshot",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
  private static final String FLINK = "org.apache.flink..";
  private static final String OPERATORS = "dev.earshot.listener.operators..";
  private static final String PATTERNS = "dev.earshot.listener.patterns..";
  private static final String SCORING = "dev.earshot.listener.scoring..";
  private static final String LEVELS = "dev.earshot.listener.levels..";
  private static final String READING = "dev.earshot.listener.reading..";
  private static final String TRAINING = "dev.earshot.listener.training..";
  private static final String EVALUATION = "dev.earshot.listener.evaluation..";
  private static final String JOB = "dev.earshot.listener.job..";

  @ArchTest
  static final ArchRule modelKnowsNobody =
      classes()
          .that()
          .resideInAPackage("dev.earshot.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.earshot.model..", "java..", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule thinkingKnowsNoFlink =
      noClasses()
          .that()
          .resideInAnyPackage(
              SCORING, LEVELS, READING, TRAINING, EVALUATION, "dev.earshot.config..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(FLINK);

  @ArchTest
  static final ArchRule readingKnowsNoneOfItsUsers =
      noClasses()
          .that()
          .resideInAPackage(READING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SCORING, OPERATORS, PATTERNS, JOB, TRAINING, EVALUATION);

  @ArchTest
  static final ArchRule scoringKnowsNoneOfItsUsers =
      noClasses()
          .that()
          .resideInAPackage(SCORING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(OPERATORS, PATTERNS, JOB);

  @ArchTest
  static final ArchRule levelsKnowNobody =
      classes()
          .that()
          .resideInAPackage(LEVELS)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(LEVELS, "java..", "org.apache.commons.numbers..");

  @ArchTest
  static final ArchRule operatorsAndPatternsKnowNoOutsideWorld =
      noClasses()
          .that()
          .resideInAnyPackage(OPERATORS, PATTERNS, SCORING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.earshot.flink..",
              "dev.earshot.kafka..",
              "dev.earshot.redis..",
              "org.apache.kafka..",
              "redis.clients..",
              "org.apache.flink.connector..");

  @ArchTest
  static final ArchRule operatorsKnowNoPatterns =
      noClasses()
          .that()
          .resideInAPackage(OPERATORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PATTERNS, JOB);

  @ArchTest
  static final ArchRule patternsKnowNoOperators =
      noClasses()
          .that()
          .resideInAPackage(PATTERNS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(OPERATORS, JOB);

  @ArchTest
  static final ArchRule whatTouchesKafkaAndRedisNeverSeesFlink =
      noClasses()
          .that()
          .resideInAnyPackage("dev.earshot.kafka..", "dev.earshot.redis..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FLINK, "dev.earshot.flink..", "dev.earshot.listener..");
}
