/**
 * The assembly: start with {@link dev.earshot.listener.job.MentionListenerJob}. Only this package
 * knows everyone.
 */
package dev.earshot.listener.job;
