"""Which tellings speak of the same thing, and do they agree?"""
