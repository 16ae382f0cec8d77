"""The word lists: read, checked to the character, compiled into a form that loads fast."""
