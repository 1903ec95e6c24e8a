Gem::Specification.new do |spec|
  spec.name = 'checks'
  spec.version = '1.0.0'
  spec.summary = 'A gem of the proof'
  spec.authors = ['Somebody']
  spec.files = Dir['{lib,exe}/**/*']
  spec.bindir = 'exe'
  spec.executables = ['checks']
  spec.add_dependency 'words'
  spec.add_dependency 'greeter'
end
