"""Lines, figures and judgements put together as one frozen scorecard, worded and ready to be written."""
