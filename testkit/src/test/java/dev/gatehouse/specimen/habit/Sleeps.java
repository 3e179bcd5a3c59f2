package dev.gatehouse.specimen.habit;

final class Sleeps {

    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
