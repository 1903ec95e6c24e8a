from jinja2 import Template

print(Template("hello from {{ name }}").render(name="jinja"))
