require "bundler/setup"
require "rails"
require "action_controller/railtie"

Bundler.require(*Rails.groups)

class Store < Rails::Application
  config.eager_load = true
  config.hosts.clear
  config.logger = Logger.new($stdout)
  secrets.secret_key_base = "only-for-tests"
  routes.append { root to: "greetings#show" }
end

class GreetingsController < ActionController::Base
  def show
    render plain: Greeter.greet("rails and its gems")
  end
end

Rails.application.initialize!
