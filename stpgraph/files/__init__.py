"""Reading and writing structures."""

from stpgraph.files.native import (
    Format,
    dumps,
    format_of,
    loads,
    loads_bytes,
    plain,
    read,
    structure_files,
    write,
)

__all__ = ["Format", "dumps", "format_of", "loads", "loads_bytes", "plain", "read", "structure_files", "write"]
