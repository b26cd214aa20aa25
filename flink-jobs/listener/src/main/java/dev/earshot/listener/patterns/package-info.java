/** The situations worth a person's time, each named for what happens to people. */
package dev.earshot.listener.patterns;
