"""The only wing that opens files: a tree of paths and bytes, YAML as nodes with their places, front matter."""
