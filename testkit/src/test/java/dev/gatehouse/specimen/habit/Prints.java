package dev.gatehouse.specimen.habit;

final class Prints {

    void print() {
        System.out.println("printed");
    }
}
