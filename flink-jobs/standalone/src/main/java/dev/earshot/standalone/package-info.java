/** The command line: start with {@link dev.earshot.standalone.Earshot}. One class a command. */
package dev.earshot.standalone;
