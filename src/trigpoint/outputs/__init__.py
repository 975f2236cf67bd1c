"""Writers: one frozen Scorecard in, the bytes of each format out. Nothing is worked out here."""
