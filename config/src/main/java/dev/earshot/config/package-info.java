/**
 * The settings, and the records that read them. Start with {@link dev.earshot.config.ConfigLoader},
 * then read {@code config/earshot.yaml} beside {@link dev.earshot.config.EarshotConfig}.
 */
package dev.earshot.config;
