/** The page that shows alerts as they come, and takes what people do about them. Start at Wall. */
package dev.earshot.wall;
