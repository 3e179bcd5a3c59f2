package dev.gatehouse.permission.list;

import dev.gatehouse.permission.tuple.Subject;

/** To which objects of a namespace has the subject the relation? */
public record ObjectQuestion(String namespace, String relation, Subject subject) {}
