# Greets whoever asks.
module Greeter
  # The greeting.
  def self.greet(name)
    "hello from #{name}"
  end
end
