// Serves a linear model: POST numbers, and their weighted sum comes back.
#include <arpa/inet.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

using Options = std::map<std::string, std::string>;

static Options read_options(int count, char **words) {
  Options options;
  for (int at = 1; at < count; ++at) {
    std::string word = words[at];
    auto cut = word.find('=');
    options[word.substr(0, cut)] = cut == std::string::npos ? "yes" : word.substr(cut + 1);
  }
  return options;
}

static std::vector<double> read_weights(const std::string &path) {
  std::ifstream file(path + "/weights");
  std::vector<double> weights{std::istream_iterator<double>(file), {}};
  if (weights.empty()) weights = {1, 2, 3};
  return weights;
}

static double predict(const std::vector<double> &weights, const std::string &text) {
  std::istringstream numbers(text);
  double sum = 0, number;
  for (double weight : weights)
    if (numbers >> number) sum += weight * number;
  return sum;
}

static void serve(int connection, const std::vector<double> &weights) {
  char buffer[4096];
  auto length = read(connection, buffer, sizeof buffer);
  std::string request(buffer, length > 0 ? length : 0);
  auto body = request.substr(std::min(request.size(), request.find("\r\n\r\n") + 4));
  auto answer = "{\"predictions\": [" + std::to_string(predict(weights, body)) + "]}\n";
  auto text = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + std::to_string(answer.size()) + "\r\n\r\n" + answer;
  if (write(connection, text.data(), text.size()) < 0) std::cerr << "no answer was taken\n";
  close(connection);
}

int main(int count, char **words) {
  auto options = read_options(count, words);
  auto weights = read_weights(options["--model_base_path"]);
  if (options.contains("--once")) {
    std::cout << options["--model_name"] << " says " << predict(weights, options["--once"]) << '\n';
    return 0;
  }
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(std::stoi(options["--rest_api_port"]));
  if (bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || listen(listener, 16) != 0) return 1;
  while (true) {
    int connection = accept(listener, nullptr, nullptr);
    if (connection >= 0) std::thread(serve, connection, weights).detach();
  }
}
