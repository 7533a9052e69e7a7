"""What do two accounts share, and where do they part?"""
