touch /data/written && touch here && echo can write
