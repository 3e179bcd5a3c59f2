package dev.gatehouse.permission.tuple;

/** Takes tuples that are too many to be held at once. */
public interface TupleSink {

    /** Before the first tuple: the revision at which they are there. */
    void begin(long revision);

    /** The next tuple. */
    void tuple(StoredTuple stored);
}
