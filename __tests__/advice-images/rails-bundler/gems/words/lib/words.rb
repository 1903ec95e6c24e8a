module Words
end
