Gem::Specification.new do |spec|
  spec.name = 'greeter'
  spec.version = '1.0.0'
  spec.summary = 'A gem of the proof'
  spec.authors = ['Somebody']
  spec.files = Dir['{lib,exe}/**/*']
end
