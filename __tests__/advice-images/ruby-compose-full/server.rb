# Answers each request with the checksum of its path.
require 'bundler/setup'
require 'checksum'
require 'socket'

server = TCPServer.new('0.0.0.0', 3000)
puts 'listening on 3000'
loop do
  client = server.accept
  path = client.gets.to_s.split[1].to_s
  body = "#{path} has #{Checksum.of(path)}\n"
  client.print "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n#{body}"
  client.close
end
