package app;

import java.util.stream.IntStream;

public class Main {
    public static void main(String[] arguments) {
        System.out.println(IntStream.rangeClosed(1, 9).sum());
    }
}
