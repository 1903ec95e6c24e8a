Gem::Specification.new do |spec|
  spec.name = 'checksum'
  spec.version = '1.0.0'
  spec.summary = 'Adler-32 of texts, in C'
  spec.authors = ['Example']
  spec.license = 'MIT'
  spec.homepage = 'https://example.org'
  spec.files = Dir['lib/**/*.rb', 'ext/**/*.{c,rb}']
  spec.extensions = ['ext/checksum/extconf.rb']
end
