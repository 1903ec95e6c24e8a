#include <cstdlib>
#include <iostream>
#include <string>

int main() {
    const char *text = std::getenv("GREETING");
    std::cout << std::string(text ? text : "nothing") << ", from C++" << std::endl;
}
