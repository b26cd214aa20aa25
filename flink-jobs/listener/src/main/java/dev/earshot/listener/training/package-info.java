/** Builds the models that ship, from text the project wrote, at build time. */
package dev.earshot.listener.training;
