"""A Scene, a structure and its findings as files: one format a file; the registry is the explicit list that the menus read."""
