require 'greeter'
puts Greeter.greet('gems')
