"""Control charts after Making Data Count: is this different from usual, and will it meet a target?"""
