/** What every HTTP surface shares: request ids, limits, paths, paging, the shape of JSON. */
@NullMarked
package dev.gatehouse.platform.web;

import org.jspecify.annotations.NullMarked;
