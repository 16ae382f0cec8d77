import msgspec
class Numbers(msgspec.Struct): pass
class Victims(msgspec.Struct): pass
def compile_numbers(root=None): return Numbers()
def compile_victims(root=None): return Victims()
