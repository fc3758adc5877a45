"""Which actors do we know?"""
