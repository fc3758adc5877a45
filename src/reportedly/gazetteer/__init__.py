"""Which places do we know?"""
