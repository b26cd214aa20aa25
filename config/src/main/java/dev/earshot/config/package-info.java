/** The settings and the records that read them; start with the loader. */
package dev.earshot.config;
