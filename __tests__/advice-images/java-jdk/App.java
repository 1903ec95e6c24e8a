import java.time.ZoneId;

public class App {
    public static void main(String[] args) {
        System.out.println("hello from " + ZoneId.of("Europe/Berlin"));
    }
}
