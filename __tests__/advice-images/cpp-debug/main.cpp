#include <algorithm>
#include <functional>
#include <future>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

template <int N> struct Column {
  std::map<std::string, std::vector<std::variant<int, double, std::string>>> rows;
  std::unordered_map<std::string, std::function<double(double)>> rules;
  std::set<std::pair<int, std::string>> order;
  Column() {
    for (int row = 0; row < N; row++) {
      const std::string name = "row " + std::to_string(row);
      rows[name].push_back(row);
      rows[name].push_back(row * 1.5);
      rules[name] = [row](double value) { return value + row; };
      order.emplace(-row, name);
    }
  }
  double sum() const {
    const std::regex numbered("row ([0-9]+)");
    double total = 0;
    for (const auto &[key, name] : order) {
      std::smatch match;
      if (!std::regex_match(name, match, numbered)) continue;
      total += rules.at(name)(std::stoi(match[1]));
      std::visit([&](auto &&value) {
        std::ostringstream text;
        text << std::setprecision(3) << value;
        total += text.str().size();
      }, rows.at(name).front());
    }
    return total;
  }
};

template <int... N> double report(std::integer_sequence<int, N...>) { return (... + Column<N + 1>().sum()); }

int main() {
  auto later = std::async(std::launch::async, [] { return report(std::make_integer_sequence<int, 60>()); });
  std::cout << "a report of " << later.get() << std::endl;
}
