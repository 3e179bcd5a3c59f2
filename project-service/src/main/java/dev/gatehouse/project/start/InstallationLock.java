package dev.gatehouse.project.start;

/** Lets one process of the installation at a time go on. */
interface InstallationLock {

    /** Waits for its turn, which lasts until the end of the transaction. */
    void acquire();
}
