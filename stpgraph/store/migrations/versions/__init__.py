"""One step a file; `down_revision` says which comes before. A step that was released is never changed."""
