/**
 * The settings of the three services: their JSON Schemas, what a caller may write and reads back, and what a service gets.
 */
@NullMarked
package dev.gatehouse.project.settings;

import org.jspecify.annotations.NullMarked;
