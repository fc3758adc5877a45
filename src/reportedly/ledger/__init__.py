"""Where is the record kept?"""
