/** Help desks: what bumps do to their tickets, and what they did themselves. */
package dev.earshot.helpdesk;
