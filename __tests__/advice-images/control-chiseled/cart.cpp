#include <iostream>
#include <map>
#include <string>

int main() {
  const std::map<std::string, int> cart{{"apples", 40}, {"pears", 2}};
  int sum = 0;
  for (const auto &[name, count] : cart) sum += count;
  std::cout << "a cart of " << sum << std::endl;
}
