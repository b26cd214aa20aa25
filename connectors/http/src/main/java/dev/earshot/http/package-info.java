/** What processes that speak HTTP share; start at {@code SmallServer}. */
package dev.earshot.http;
