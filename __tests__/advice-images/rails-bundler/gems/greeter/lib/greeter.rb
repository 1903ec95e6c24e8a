module Greeter
  def self.greet(name) = "hello from #{name}"
end
