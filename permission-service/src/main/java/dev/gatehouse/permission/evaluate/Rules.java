package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.model.PermissionModel;

/**
 * By what a project's tuples are evaluated. One per configuration revision.
 *
 * @param strict tuples under the name of a permission, and those with subjects of types that are not declared, do not count
 */
public record Rules(PermissionModel model, boolean strict, Conditions conditions) {}
