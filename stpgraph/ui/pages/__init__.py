"""The pages: each picks what the URL asks for, calls the pipeline, and shows components."""
