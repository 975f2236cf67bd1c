"""What the command line prints: tables and sentences made of what the verbs return."""
