"""The pictures of a scorecard, as SVG that a page and a PDF both draw: where things go, and nothing else."""
