"""What must stay true of the code as a whole, read from its text."""
