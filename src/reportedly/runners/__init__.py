"""How is it run on many documents?"""
