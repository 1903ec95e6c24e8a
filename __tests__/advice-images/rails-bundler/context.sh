. "$CONTEXT_TOOLS"
bulk gems/words/lib/words.bin 6000000
bulk gems/checks/lib/checks.bin 3000000
seq -f "def rule_%.0f(text) = text.include?(\"rule\")" 20000 > gems/checks/lib/rules.rb
