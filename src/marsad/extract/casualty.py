class CountMention: pass
def find_counts(reading, q, v): return []
