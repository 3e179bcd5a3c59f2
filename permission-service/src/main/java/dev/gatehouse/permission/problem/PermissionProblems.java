package dev.gatehouse.permission.problem;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import java.util.List;

/**
 * Why a request about relation tuples is refused. Texts in {@code message} are those that the contract's servers send there,
 * and that clients look for.
 */
public final class PermissionProblems {

    private PermissionProblems() {}

    /** A namespace was named that the project does not have. */
    public static Problem unknownNamespace(String name) {
        return Problem.of(ProblemCode.NOT_FOUND, "Unknown namespace with name \"%s\".".formatted(name));
    }

    /**
     * The project's model cannot be used. Not the caller's fault, and no reason to believe that anything is denied: hence a
     * status that alarms somebody.
     */
    public static Problem unusableModel(String reason) {
        return Problem.of(
                        ProblemCode.UNAVAILABLE,
                        reason + " Write the project's namespaces anew, so that their model is checked.")
                .withMessage("The permission model of the project cannot be used");
    }

    /** A relation was named that its namespace does not declare, though it declares others. */
    public static Problem unknownRelation(String name) {
        return Problem.of(ProblemCode.BAD_REQUEST, "relation \"%s\" does not exist".formatted(name));
    }

    public static Problem tooManyQuestions(int most) {
        return bad("batch exceeds max size of %d".formatted(most));
    }

    /** A question in strict mode whose answer is unknown. */
    public static Problem checkNotCompleted(String reason) {
        return Problem.of(ProblemCode.CHECK_NOT_COMPLETED, reason);
    }

    public static Problem noSubject() {
        return bad("subject is not allowed to be nil");
    }

    public static Problem incompleteSubject() {
        return bad("incomplete subject, provide \"subject_id\" or a complete \"subject_set.*\"");
    }

    public static Problem twoSubjects() {
        return bad("exactly one of subject_set or subject_id has to be provided");
    }

    /** {@code subject=} of older versions, which could mean either kind. */
    public static Problem droppedSubject() {
        return bad(
                "the parameter \"subject\" is not supported, provide \"subject_id\" or a complete \"subject_set.*\"");
    }

    public static Problem incompleteTuple() {
        return bad("incomplete tuple, provide \"namespace\", \"object\", \"relation\", and a subject");
    }

    /** A list of objects of which is not said what kind, or what relation to them. */
    public static Problem incompleteObjects() {
        return bad("incomplete question, provide \"namespace\", \"relation\", and a subject");
    }

    public static Problem incompleteSet() {
        return bad("incomplete subject set, provide \"namespace\", \"object\", and \"relation\"");
    }

    public static Problem emptyName(String field) {
        return bad("%s must not be empty".formatted(field));
    }

    public static Problem longName(String field, int bytes) {
        return bad("%s must not be longer than %d bytes".formatted(field, bytes));
    }

    public static Problem badTime(String field, String value) {
        return bad("%s must be a time of RFC 3339, not \"%s\"".formatted(field, value));
    }

    /** A condition that the configuration does not name, or that cannot be kept with such values. */
    public static Problem badCondition(String objection) {
        return bad("condition: %s".formatted(objection));
    }

    /** A tuple that nothing in the model would ever look at, where the project wants to know ({@code validate_writes}). */
    public static Problem noPlaceInModel(String objection) {
        return bad("the model has no place for the relation tuple: %s".formatted(objection));
    }

    public static Problem badDepth(String value, String why) {
        return bad("unable to parse 'max-depth' query parameter to int: parsing \"%s\": %s".formatted(value, why));
    }

    public static Problem badPageSize(String value, String why) {
        return bad("unable to parse 'page_size' query parameter to int: parsing \"%s\": %s".formatted(value, why));
    }

    public static Problem badWait(String value, int most) {
        return bad("unable to parse 'wait' query parameter: \"%s\" is no number of seconds from 0 to %d"
                .formatted(value, most));
    }

    /** A token that is not ours, or that belongs to a list with other filters. */
    public static Problem badPageToken() {
        return bad("invalid pagination token");
    }

    /** The context of a request, by whose values conditions are evaluated, is not one. */
    public static Problem badContext(String why) {
        return bad("context %s".formatted(why));
    }

    /** A token that is not ours, or of another project. */
    public static Problem badSnaptoken() {
        return bad("invalid snaptoken");
    }

    public static Problem badConsistency(String value) {
        return bad(("unknown consistency \"%s\", provide \"minimize_latency\", \"at_least_as_fresh\", \"exact\" or"
                        + " \"full\"")
                .formatted(value));
    }

    public static Problem consistencyNeedsToken(String value) {
        return bad("consistency \"%s\" needs a snaptoken".formatted(value));
    }

    /** A token of a state that the database has not, since it was restored from an older backup. */
    public static Problem snaptokenFromFuture() {
        return Problem.of(
                ProblemCode.SNAPTOKEN_FROM_FUTURE,
                "The snaptoken is of a state that is not there, as after a restored backup. Go on without it.");
    }

    /** A token of a state that can not be told any more, because the changes since then are not kept. */
    public static Problem snaptokenExpired() {
        return Problem.of(
                ProblemCode.SNAPTOKEN_EXPIRED,
                "The snaptoken is older than the changes that are kept. Go on from the current state.");
    }

    public static Problem noTuple() {
        return bad("relation_tuple is missing");
    }

    public static Problem unknownAction(String action) {
        return bad("unknown action %s".formatted(action));
    }

    public static Problem tooManyChanges(int most) {
        return Problem.of(
                ProblemCode.PAYLOAD_TOO_LARGE,
                "One request changes at most %d relation tuples; send several.".formatted(most));
    }

    public static Problem tooManyPreconditions(int most) {
        return Problem.of(
                ProblemCode.PAYLOAD_TOO_LARGE, "One transaction has at most %d preconditions.".formatted(most));
    }

    public static Problem noQuery() {
        return bad("query must specify at least one of namespace, object, relation, subject_id, subject_set");
    }

    public static Problem unknownFilter(String name) {
        return bad("query member \"%s\" unknown".formatted(name));
    }

    public static Problem unknownDemand(String must) {
        return bad("unknown must \"%s\", provide \"exist\" or \"not_exist\"".formatted(must));
    }

    /** One tuple is inserted and deleted, or inserted under two terms. */
    public static Problem contradictingUpdates() {
        return bad("updates of one relation tuple contradict each other");
    }

    public static Problem preconditionFailed() {
        return Problem.of(ProblemCode.CONFLICT, "A precondition is not met; nothing was changed.");
    }

    public static Problem thereAlready() {
        return Problem.of(ProblemCode.CONFLICT, "A new relation tuple is there already; nothing was changed.");
    }

    public static Problem notThere() {
        return Problem.of(ProblemCode.CONFLICT, "An existing relation tuple is not there; nothing was changed.");
    }

    public static Problem idempotencyKeyTaken() {
        return Problem.of(
                ProblemCode.CONFLICT, "The idempotency key was used for another request; nothing was changed.");
    }

    /** A line of an import that is no relation tuple. */
    public static Problem badLine() {
        return bad("the line is no relation tuple in JSON");
    }

    public static Problem longLine(int most) {
        return bad("the line is longer than %d bytes".formatted(most));
    }

    public static Problem badCompression() {
        return bad("the body is not compressed as it says");
    }

    public static Problem unknownCompression(String coding) {
        return bad("unknown content encoding \"%s\", send \"gzip\" or none".formatted(coding));
    }

    public static Problem tooManyAtOnce(String what) {
        return Problem.of(
                ProblemCode.TOO_MANY_REQUESTS,
                "This server does as many %s at a time as it may; try again later.".formatted(what));
    }

    /** A deletion that could mean more than its sender thinks; with every reason, so that one correction is enough. */
    public static Problem unclearDeletion(List<String> reasons) {
        return Problem.of(ProblemCode.BAD_REQUEST, String.join("; ", reasons));
    }

    /** An expansion of a set that no tuple makes. */
    public static Problem nothingToExpand() {
        return Problem.of(ProblemCode.NOT_FOUND, "no relation tuple found");
    }

    /** A list of everybody but some: nobody knows everybody. */
    public static Problem unboundedSubjectSet() {
        return Problem.of(
                ProblemCode.UNBOUNDED_SUBJECT_SET,
                "The relation holds for whoever is not in some set, so that its subjects cannot be listed.");
    }

    public static Problem unknownShape(String name) {
        return bad("unknown shape \"%s\", provide \"set\" or \"tuple\"".formatted(name));
    }

    public static Problem unknownFormat(String name) {
        return bad("unknown format \"%s\", provide \"json\", \"text\", \"html\" or \"svg\"".formatted(name));
    }

    private static Problem bad(String message) {
        return Problem.of(ProblemCode.BAD_REQUEST).withMessage(message);
    }
}
