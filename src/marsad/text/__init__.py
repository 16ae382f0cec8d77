"""Arabic text: folding with a map back to the original, tokens, sentences, clitics, inflection."""
