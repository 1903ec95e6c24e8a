require "rails"
require "action_controller/railtie"
require "sqlite3"

class Store < Rails::Application
  config.eager_load = true
  config.hosts.clear
  config.logger = Logger.new($stdout)
  secrets.secret_key_base = "only-for-tests"
  routes.append { root to: "greetings#show" }
end

class GreetingsController < ActionController::Base
  def show
    render plain: "hello from rails and SQLite #{SQLite3::Database.new(":memory:").get_first_value("SELECT 6 * 7")}"
  end
end

Rails.application.initialize!
