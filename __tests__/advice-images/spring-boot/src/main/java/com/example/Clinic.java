package com.example;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Clinic {
  @GetMapping("/")
  public String greet() {
    return "hello from spring";
  }

  public static void main(String[] arguments) {
    ConfigurableApplicationContext context = SpringApplication.run(Clinic.class, arguments);
    if (!context.getBean(ApplicationArguments.class).containsOption("once")) return;
    System.out.println(context.getBean(Clinic.class).greet());
    System.exit(SpringApplication.exit(context));
  }
}
