Gem::Specification.new do |spec|
  spec.name = 'greeter'
  spec.version = '1.0.0'
  spec.summary = 'Greets'
  spec.authors = ['dev']
  spec.license = 'MIT'
  spec.homepage = 'https://example.org'
  spec.files = Dir['lib/**/*']
end
