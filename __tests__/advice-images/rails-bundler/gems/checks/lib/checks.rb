require "greeter"
require "words"
