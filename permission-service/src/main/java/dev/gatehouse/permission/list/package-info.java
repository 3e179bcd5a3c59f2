/** Lists stored relation tuples page by page. */
@NullMarked
package dev.gatehouse.permission.list;

import org.jspecify.annotations.NullMarked;
